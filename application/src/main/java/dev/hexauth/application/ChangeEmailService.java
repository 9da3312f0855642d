package dev.hexauth.application;

import dev.hexauth.application.Authentication.Access;
import dev.hexauth.application.PasswordConfirmation.Outcome;
import dev.hexauth.domain.mail.Draft;
import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.port.Outbox;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.user.Credential;
import dev.hexauth.domain.user.User;
import java.time.Duration;
import java.time.InstantSource;

final class ChangeEmailService implements ChangeEmail {

  private final Authentication authentication;
  private final PasswordGate gate;
  private final LetterGate letters;
  private final PasswordConfirmation confirmation;
  private final UserRepository users;
  private final Outbox outbox;
  private final Drafts drafts;
  private final InstantSource clock;

  ChangeEmailService(
      Authentication authentication,
      PasswordGate gate,
      LetterGate letters,
      PasswordConfirmation confirmation,
      UserRepository users,
      Outbox outbox,
      Drafts drafts,
      InstantSource clock) {
    this.authentication = authentication;
    this.gate = gate;
    this.letters = letters;
    this.confirmation = confirmation;
    this.users = users;
    this.outbox = outbox;
    this.drafts = drafts;
    this.clock = clock;
  }

  @Override
  public Result change(Command command) {
    return switch (authentication.check(
        command.accessTokens(), command.client(), clock.instant())) {
      case Access.Granted(SessionRef session, _, _) ->
          users
              .find(session.owner())
              .map(user -> attempt(command, session, user))
              .orElseGet(ChangeEmailService::ended);
      case Access.Denied(Denial reason) -> new Result.Denied(reason);
    };
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
      case Outcome.Confirmed(Credential credential) -> post(command, session, credential);
      case Outcome.Wrong() -> new Result.WrongPassword();
      case Outcome.Gone() -> ended();
    };
  }

  private Result post(Command command, SessionRef session, Credential credential) {
    return switch (letters.admit(command.client())) {
      case Attempt.Refused(Duration retryAfter) -> new Result.Throttled(retryAfter);
      case Attempt.Admitted _ ->
          letters.hasRoomFor(command.email(), command.client())
              ? postLetter(command, session, credential)
              : new Result.Accepted();
    };
  }

  private Result postLetter(Command command, SessionRef session, Credential credential) {
    Draft draft =
        drafts.requested(LetterKind.CONFIRM_ADDRESS, command.language(), command.client());
    outbox.post(session.owner(), command.email(), draft);
    // Checked only after the letter is posted. A change of the password ends letters that wait. So
    // either it ends this one, or this check sees the change.
    if (users.credentialOf(session.owner()).filter(credential::equals).isPresent()) {
      return new Result.Accepted();
    }
    outbox.remove(draft.id());
    confirmation.recordWrong(session, command.client());
    return new Result.WrongPassword();
  }

  private static Result ended() {
    return new Result.Denied(Denial.SESSION_ENDED);
  }
}
