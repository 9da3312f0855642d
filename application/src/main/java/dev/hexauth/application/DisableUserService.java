package dev.hexauth.application;

import dev.hexauth.application.Admins.AdminAccess;
import dev.hexauth.domain.event.AdminStep;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

final class DisableUserService implements DisableUser {

  private final Admins admins;
  private final UserRepository users;
  private final SessionStore sessions;
  private final Notices notices;
  private final SecurityEvents events;
  private final InstantSource clock;

  DisableUserService(
      Admins admins,
      UserRepository users,
      SessionStore sessions,
      Notices notices,
      SecurityEvents events,
      InstantSource clock) {
    this.admins = admins;
    this.users = users;
    this.sessions = sessions;
    this.notices = notices;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Result disable(Command command) {
    Instant now = clock.instant();
    return switch (admins.check(command.accessTokens(), command.client(), now)) {
      case AdminAccess.Granted(SessionRef admin) -> disable(command, admin, now);
      case AdminAccess.NotAllowed() -> new Result.NotAllowed();
      case AdminAccess.Denied(Denial reason) -> new Result.Denied(reason);
    };
  }

  private Result disable(Command command, SessionRef admin, Instant now) {
    UserId user = command.user();
    boolean disabled = users.disable(user, now, notices.of(LetterKind.ACCOUNT_DISABLED));
    // In any case, so that a second call ends the sessions if the session store failed in the
    // first.
    sessions.endAll(user);
    if (!disabled) {
      return new Result.NoSuchUser();
    }
    events.record(
        new SecurityEvent.UserDisabled(
            user, new AdminStep(admin, Optional.empty(), command.client())));
    return new Result.Disabled();
  }
}
