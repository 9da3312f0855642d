package dev.hexauth.application;

import dev.hexauth.application.Admins.StepAccess;
import dev.hexauth.domain.event.AdminStep;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.port.Outbox;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.token.Refusal;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;

final class StartPasswordResetService implements StartPasswordReset {

  private final Admins admins;
  private final UserRepository users;
  private final Outbox outbox;
  private final Drafts drafts;
  private final SecurityEvents events;
  private final InstantSource clock;

  StartPasswordResetService(
      Admins admins,
      UserRepository users,
      Outbox outbox,
      Drafts drafts,
      SecurityEvents events,
      InstantSource clock) {
    this.admins = admins;
    this.users = users;
    this.outbox = outbox;
    this.drafts = drafts;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Result start(Command command) {
    Instant now = clock.instant();
    return switch (admins.checkFresh(command.admin(), command.reason(), now)) {
      case StepAccess.Granted(AdminStep step) -> start(command.user(), step);
      case StepAccess.Refused(Refusal why) -> new Result.Refused(why);
    };
  }

  private Result start(UserId user, AdminStep step) {
    if (users.find(user).isEmpty()) {
      return new Result.NoSuchUser();
    }
    outbox.post(user, drafts.notice(LetterKind.RESET_PASSWORD));
    events.record(new SecurityEvent.PasswordResetStarted(user, step));
    return new Result.Started();
  }
}
