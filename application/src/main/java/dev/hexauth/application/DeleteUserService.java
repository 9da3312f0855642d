package dev.hexauth.application;

import dev.hexauth.application.Admins.StepAccess;
import dev.hexauth.domain.event.AdminStep;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserDirectory;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.token.Refusal;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.KeptUser;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

final class DeleteUserService implements DeleteUser {

  private final Admins admins;
  private final UserRepository users;
  private final Optional<UserDirectory> directory;
  private final SessionStore sessions;
  private final KnownNetworks networks;
  private final Notices notices;
  private final SecurityEvents events;
  private final InstantSource clock;

  DeleteUserService(
      Admins admins,
      UserRepository users,
      Optional<UserDirectory> directory,
      SessionStore sessions,
      KnownNetworks networks,
      Notices notices,
      SecurityEvents events,
      InstantSource clock) {
    this.admins = admins;
    this.users = users;
    this.directory = directory;
    this.sessions = sessions;
    this.networks = networks;
    this.notices = notices;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Result delete(Command command) {
    Instant now = clock.instant();
    return switch (admins.checkFresh(command.admin(), command.reason(), now)) {
      case StepAccess.Granted(AdminStep step) -> delete(command.user(), step);
      case StepAccess.Refused(Refusal why) -> new Result.Refused(why);
    };
  }

  private Result delete(UserId user, AdminStep step) {
    if (step.isBy(user)) {
      return new Result.OwnAccount();
    }
    addressOf(user).ifPresent(networks::forget);
    return switch (users.remove(user, notices.of(LetterKind.ACCOUNT_DELETED_BY_ADMIN))) {
      case REMOVED -> {
        events.record(new SecurityEvent.UserDeleted(user, step));
        sessions.endAll(user);
        yield new Result.Deleted();
      }
      case NO_SUCH_USER -> {
        // So a second call ends the sessions if the session store failed in the first.
        sessions.endAll(user);
        yield new Result.NoSuchUser();
      }
      case LAST_ADMIN -> new Result.LastAdmin();
    };
  }

  /** Only the directory finds disabled users. */
  private Optional<EmailAddress> addressOf(UserId user) {
    return directory
        .flatMap(all -> all.find(user))
        .map(KeptUser::user)
        .or(() -> users.find(user))
        .map(User::email);
  }
}
