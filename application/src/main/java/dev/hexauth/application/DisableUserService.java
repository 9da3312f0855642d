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

final class DisableUserService implements DisableUser {

  private final Authentication authentication;
  private final Operators operators;
  private final UserRepository users;
  private final SessionStore sessions;
  private final SecurityEvents events;
  private final InstantSource clock;

  DisableUserService(
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
  public Result disable(Command command) {
    Instant now = clock.instant();
    return switch (authentication.check(command.accessTokens(), command.client(), now)) {
      case Access.Granted(SessionRef session, _) -> disable(command, session, now);
      case Access.Denied(Denial reason) -> new Result.Denied(reason);
    };
  }

  private Result disable(Command command, SessionRef operator, Instant now) {
    if (!operators.include(operator, command.client())) {
      return new Result.NotAllowed();
    }
    UserId user = command.user();
    boolean disabled = users.disable(user, now);
    // In any case, so that asking again helps when the session store could not be reached.
    sessions.endAll(user);
    if (!disabled) {
      return new Result.NoSuchUser();
    }
    events.record(new SecurityEvent.UserDisabled(user, operator, command.client()));
    return new Result.Disabled();
  }
}
