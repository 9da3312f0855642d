package dev.hexauth.application;

import dev.hexauth.application.Authentication.Access;
import dev.hexauth.application.PasswordConfirmation.Outcome;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.user.User;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

final class DeleteAccountService implements DeleteAccount {

  private final Authentication authentication;
  private final PasswordGate gate;
  private final PasswordConfirmation confirmation;
  private final UserRepository users;
  private final SessionStore sessions;
  private final KnownNetworks networks;
  private final Notices notices;
  private final SecurityEvents events;
  private final InstantSource clock;

  DeleteAccountService(
      Authentication authentication,
      PasswordGate gate,
      PasswordConfirmation confirmation,
      UserRepository users,
      SessionStore sessions,
      KnownNetworks networks,
      Notices notices,
      SecurityEvents events,
      InstantSource clock) {
    this.authentication = authentication;
    this.gate = gate;
    this.confirmation = confirmation;
    this.users = users;
    this.sessions = sessions;
    this.networks = networks;
    this.notices = notices;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public Result delete(Command command) {
    Instant now = clock.instant();
    return switch (authentication.check(command.accessTokens(), command.client(), now)) {
      case Access.Granted(SessionRef session, _, _) -> delete(command, session);
      case Access.Denied(Denial reason) -> new Result.Denied(reason);
    };
  }

  private Result delete(Command command, SessionRef session) {
    return users
        .find(session.owner())
        .map(user -> attempt(command, session, user))
        .orElseGet(() -> gone(session));
  }

  private Result attempt(Command command, SessionRef session, User user) {
    Claimant claimant = gate.claimant(user.email(), command.client());
    return switch (gate.admitConfirmation(session, claimant, command.client())) {
      case Attempt.Refused(Duration retryAfter) -> new Result.Throttled(retryAfter);
      case Attempt.Admitted attempt ->
          attempt.make(
              () -> confirm(command, session, claimant), Result.WrongPassword.class::isInstance);
    };
  }

  private Result confirm(Command command, SessionRef session, Claimant claimant) {
    return switch (confirmation.confirm(command.password(), session, command.client(), claimant)) {
      case Outcome.Confirmed _ -> remove(command, session, claimant);
      case Outcome.Wrong() -> new Result.WrongPassword();
      case Outcome.Gone() -> gone(session);
    };
  }

  private Result remove(Command command, SessionRef session, Claimant claimant) {
    networks.forget(claimant.account());
    // The user first: a session without its user is refused, and no login can open another.
    return switch (users.remove(
        session.owner(), notices.of(LetterKind.ACCOUNT_DELETED, command.client()))) {
      case REMOVED -> {
        sessions.endAll(session.owner());
        events.record(new SecurityEvent.AccountDeleted(session, command.client()));
        yield new Result.Deleted();
      }
      case NO_SUCH_USER -> gone(session);
      case LAST_ADMIN -> new Result.LastAdmin();
    };
  }

  /** Ends the sessions that are left if the session store failed during an earlier removal. */
  private Result gone(SessionRef session) {
    sessions.endAll(session.owner());
    return new Result.Denied(Denial.SESSION_ENDED);
  }
}
