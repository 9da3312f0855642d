package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.PasswordPolicy;
import dev.hexauth.domain.user.RawPassword;
import java.time.Duration;
import java.util.Optional;

/** Changes somebody's password, and ends all his other sessions (ASVS 5.0, V7.4.3). */
public interface ChangePassword {

  /** Changes it, if he knows the current one. */
  Result handle(Command command);

  /**
   * The access token that somebody presented, if any, his password, the one he wants, and whence he
   * asks.
   */
  record Command(
      Optional<Token> accessToken, RawPassword current, RawPassword replacement, Client client) {}

  /** All that can come of it. */
  sealed interface Result {

    /** The new password counts; only the current session is left. */
    record Changed() implements Result {}

    /** That is not his password, or no longer. */
    record WrongPassword() implements Result {}

    /** The policy does not allow the new one. */
    record PasswordRefused(PasswordPolicy.Flaw flaw) implements Result {}

    /** He gave too many wrong ones: he may try again after {@code retryAfter}. */
    record Throttled(Duration retryAfter) implements Result {}

    /** The access token does not let its bearer in. */
    record Denied(Denial reason) implements Result {}
  }
}
