package dev.hexauth.application;

import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.user.PasswordPolicy;
import dev.hexauth.domain.user.RawPassword;
import java.time.Duration;

/**
 * Sets a new password with a code that was mailed, and ends all sessions of the user (ASVS 5.0,
 * V6.4.3 and V7.4.3). It also verifies the address, because its reader has the code.
 */
public interface ResetPassword {

  /** Uses the code up, if the new password is allowed. */
  Result reset(Command command);

  /** The code, the new password, and the origin of the request. */
  record Command(EmailCode code, RawPassword password, Client client) {}

  /** The possible outcomes. */
  sealed interface Result {

    /** The user has the new password and no session. */
    record Reset() implements Result {}

    /** The code is unknown, used or expired. */
    record Rejected() implements Result {}

    /** The policy does not allow the new password; the code can be used again. */
    record PasswordRefused(PasswordPolicy.Flaw flaw) implements Result {}

    /** Too many changes of the password; the next is possible after {@code retryAfter}. */
    record Throttled(Duration retryAfter) implements Result {}
  }
}
