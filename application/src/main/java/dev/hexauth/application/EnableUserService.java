package dev.hexauth.application;

import dev.hexauth.application.Admins.StepAccess;
import dev.hexauth.domain.event.AdminStep;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.token.Refusal;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;

final class EnableUserService implements EnableUser {

  private final Admins admins;
  private final UserRepository users;
  private final SessionStore sessions;
  private final Notices notices;
  private final SecurityEvents events;
  private final InstantSource clock;

  EnableUserService(
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
  public Result enable(Command command) {
    Instant now = clock.instant();
    return switch (admins.checkFresh(command.admin(), command.reason(), now)) {
      case StepAccess.Granted(AdminStep step) -> enable(command.user(), step);
      case StepAccess.Refused(Refusal why) -> new Result.Refused(why);
    };
  }

  private Result enable(UserId user, AdminStep step) {
    if (isActive(user)) {
      return new Result.Enabled();
    }
    // Before the user can log in: sessions are left if the session store failed at the disabling.
    sessions.endAll(user);
    if (users.enable(user, notices.of(LetterKind.ACCOUNT_ENABLED))) {
      events.record(new SecurityEvent.UserEnabled(user, step));
      return new Result.Enabled();
    }
    // Another admin may have been faster.
    return isActive(user) ? new Result.Enabled() : new Result.NoSuchUser();
  }

  private boolean isActive(UserId user) {
    return users.find(user).isPresent();
  }
}
