package dev.hexauth.application;

import dev.hexauth.domain.mail.LetterKind;
import java.time.Duration;

final class ResendVerificationService implements ResendVerification {

  private final RequestedLetters letters;

  ResendVerificationService(RequestedLetters letters) {
    this.letters = letters;
  }

  @Override
  public Result resend(Command command) {
    return switch (letters.admit(command.client())) {
      case Attempt.Refused(Duration retryAfter) -> new Result.Throttled(retryAfter);
      case Attempt.Admitted _ -> {
        letters.post(
            command.email(), LetterKind.VERIFY_ADDRESS_AGAIN, command.language(), command.client());
        yield new Result.Accepted();
      }
    };
  }
}
