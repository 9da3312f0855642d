package dev.hexauth.application;

import dev.hexauth.application.Admins.AdminAccess;
import dev.hexauth.domain.event.AdminStep;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

final class EndSessionsOfUserService implements EndSessionsOfUser {

  private final Admins admins;
  private final UserRepository users;
  private final SessionStore sessions;
  private final SecurityEvents events;
  private final InstantSource clock;

  EndSessionsOfUserService(
      Admins admins,
      UserRepository users,
      SessionStore sessions,
      SecurityEvents events,
      InstantSource clock) {
    this.admins = admins;
    this.users = users;
    this.sessions = sessions;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Result endSessions(Command command) {
    Instant now = clock.instant();
    return switch (admins.check(command.accessTokens(), command.client(), now)) {
      case AdminAccess.Granted(SessionRef admin) -> endSessions(command, admin);
      case AdminAccess.NotAllowed() -> new Result.NotAllowed();
      case AdminAccess.Denied(Denial reason) -> new Result.Denied(reason);
    };
  }

  private Result endSessions(Command command, SessionRef admin) {
    UserId user = command.user();
    if (users.find(user).isEmpty()) {
      return new Result.NoSuchUser();
    }
    sessions.endAll(user);
    events.record(
        new SecurityEvent.SessionsEnded(
            user, new AdminStep(admin, Optional.empty(), command.client())));
    return new Result.Ended();
  }
}
