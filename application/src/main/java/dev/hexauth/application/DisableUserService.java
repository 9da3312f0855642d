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
    return switch (admins.checkFresh(command.admin(), command.reason(), now)) {
      case StepAccess.Granted(AdminStep step) -> disable(command.user(), step, now);
      case StepAccess.Refused(Refusal why) -> new Result.Refused(why);
    };
  }

  private Result disable(UserId user, AdminStep step, Instant now) {
    if (step.isBy(user)) {
      return new Result.OwnAccount();
    }
    return switch (users.disable(user, now, notices.of(LetterKind.ACCOUNT_DISABLED))) {
      case DONE -> {
        events.record(new SecurityEvent.UserDisabled(user, step));
        yield disabled(user);
      }
      case ALREADY_SO -> disabled(user);
      case NO_SUCH_USER -> new Result.NoSuchUser();
      case LAST_ADMIN -> new Result.LastAdmin();
    };
  }

  /** So a second call ends the sessions if the session store failed in the first. */
  private Result disabled(UserId user) {
    sessions.endAll(user);
    return new Result.Disabled();
  }
}
