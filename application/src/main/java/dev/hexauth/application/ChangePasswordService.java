package dev.hexauth.application;

import dev.hexauth.application.Authentication.Access;
import dev.hexauth.application.PasswordConfirmation.Outcome;
import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.PasswordPolicy;
import dev.hexauth.domain.user.User;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

final class ChangePasswordService implements ChangePassword {

  private final Authentication authentication;
  private final PasswordGate gate;
  private final PasswordConfirmation confirmation;
  private final UserRepository users;
  private final SessionStore sessions;
  private final PasswordHasher hasher;
  private final SecurityEvents events;
  private final NewPasswords passwords;
  private final SessionOpening opening;
  private final Notices notices;
  private final InstantSource clock;

  ChangePasswordService(
      Authentication authentication,
      PasswordGate gate,
      PasswordConfirmation confirmation,
      UserRepository users,
      SessionStore sessions,
      PasswordHasher hasher,
      SecurityEvents events,
      NewPasswords passwords,
      SessionOpening opening,
      Notices notices,
      InstantSource clock) {
    this.authentication = authentication;
    this.gate = gate;
    this.confirmation = confirmation;
    this.users = users;
    this.sessions = sessions;
    this.hasher = hasher;
    this.events = events;
    this.passwords = passwords;
    this.opening = opening;
    this.notices = notices;
    this.clock = clock;
  }

  @Override
  public Result change(Command command) {
    return switch (authentication.check(
        command.accessTokens(), command.client(), clock.instant())) {
      case Access.Granted access ->
          users
              .find(access.session().owner())
              .map(user -> attempt(command, access, user))
              .orElseGet(ChangePasswordService::ended);
      case Access.Denied(Denial reason) -> new Result.Denied(reason);
    };
  }

  private Result attempt(Command command, Access.Granted access, User user) {
    Optional<PasswordPolicy.Flaw> flaw =
        passwords.flawOf(command.replacement(), user.name(), user.email());
    if (flaw.isPresent()) {
      return new Result.PasswordRefused(flaw.get());
    }
    Claimant claimant = gate.claimant(user.email(), command.client());
    return switch (gate.admitChange(access.session(), claimant, command.client())) {
      case Attempt.Refused(Duration retryAfter) -> new Result.Throttled(retryAfter);
      case Attempt.Admitted attempt ->
          attempt.make(
              () -> confirm(command, access, claimant), Result.WrongPassword.class::isInstance);
    };
  }

  private Result confirm(Command command, Access.Granted access, Claimant claimant) {
    return switch (confirmation.confirm(
        command.current(), access.session(), command.client(), claimant)) {
      case Outcome.Confirmed(Credential credential) ->
          replace(command, access, credential, claimant);
      case Outcome.Wrong() -> new Result.WrongPassword();
      case Outcome.Gone() -> ended();
    };
  }

  private Result replace(
      Command command, Access.Granted access, Credential credential, Claimant claimant) {
    SessionRef session = access.session();
    PasswordHash replacement = hasher.hash(command.replacement(), claimant);
    if (!users.changePassword(
        session.owner(),
        credential.hash(),
        replacement,
        notices.of(LetterKind.PASSWORD_CHANGED, command.client()))) {
      confirmation.recordWrong(session, command.client());
      return new Result.WrongPassword();
    }
    sessions.endAll(session.owner());
    events.record(new SecurityEvent.PasswordChanged(session, command.client()));
    var proof =
        new SessionOpening.Proof(
            credential.with(replacement), command.replacement(), command.client(), claimant);
    return opening
        .open(proof, access.delivery(), clock.instant())
        .<Result>map(Result.Changed::new)
        .orElseGet(ChangePasswordService::ended);
  }

  private static Result ended() {
    return new Result.Denied(Denial.SESSION_ENDED);
  }
}
