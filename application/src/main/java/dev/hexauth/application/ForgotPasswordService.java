package dev.hexauth.application;

import dev.hexauth.domain.mail.LetterKind;
import java.time.Duration;

final class ForgotPasswordService implements ForgotPassword {

  private final RequestedLetters letters;

  ForgotPasswordService(RequestedLetters letters) {
    this.letters = letters;
  }

  @Override
  public Result request(Command command) {
    return switch (letters.admit(command.client())) {
      case Attempt.Refused(Duration retryAfter) -> new Result.Throttled(retryAfter);
      case Attempt.Admitted _ -> {
        letters.post(
            command.email(), LetterKind.RESET_PASSWORD, command.language(), command.client());
        yield new Result.Accepted();
      }
    };
  }
}
