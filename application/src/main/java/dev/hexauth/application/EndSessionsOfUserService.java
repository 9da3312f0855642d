package dev.hexauth.application;

import dev.hexauth.application.Authentication.Access;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;

final class EndSessionsOfUserService implements EndSessionsOfUser {

  private final Authentication authentication;
  private final Operators operators;
  private final UserRepository users;
  private final SessionStore sessions;
  private final SecurityEvents events;
  private final InstantSource clock;

  EndSessionsOfUserService(
      Authentication authentication,
      Operators operators,
      UserRepository users,
      SessionStore sessions,
      SecurityEvents events,
      InstantSource clock) {
    this.authentication = authentication;
    this.operators = operators;
    this.users = users;
    this.sessions = sessions;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Result endSessions(Command command) {
    Instant now = clock.instant();
    return switch (authentication.check(command.accessTokens(), command.client(), now)) {
      case Access.Granted(SessionRef session, _) -> end(command, session);
      case Access.Denied(Denial reason) -> new Result.Denied(reason);
    };
  }

  private Result end(Command command, SessionRef operator) {
    if (!operators.include(operator, command.client())) {
      return new Result.NotAllowed();
    }
    UserId user = command.user();
    if (users.find(user).isEmpty()) {
      return new Result.NoSuchUser();
    }
    sessions.endAll(user);
    events.record(new SecurityEvent.SessionsEnded(user, operator, command.client()));
    return new Result.Ended();
  }
}
