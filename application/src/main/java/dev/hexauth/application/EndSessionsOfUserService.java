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

final class EndSessionsOfUserService implements EndSessionsOfUser {

  private final Admins admins;
  private final UserRepository users;
  private final SessionStore sessions;
  private final Notices notices;
  private final SecurityEvents events;
  private final InstantSource clock;

  EndSessionsOfUserService(
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
  public Result endSessions(Command command) {
    Instant now = clock.instant();
    return switch (admins.checkFresh(command.admin(), command.reason(), now)) {
      case StepAccess.Granted(AdminStep step) -> endSessions(command.user(), step);
      case StepAccess.Refused(Refusal why) -> new Result.Refused(why);
    };
  }

  private Result endSessions(UserId user, AdminStep step) {
    if (users.find(user).isEmpty()) {
      return new Result.NoSuchUser();
    }
    sessions.endAll(user);
    notices.post(user, LetterKind.SESSIONS_ENDED);
    events.record(new SecurityEvent.SessionsEnded(user, step));
    return new Result.Ended();
  }
}
