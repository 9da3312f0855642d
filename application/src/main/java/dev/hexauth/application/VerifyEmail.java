package dev.hexauth.application;

import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.session.Client;

/** Proves an e-mail address with the code that was mailed to it; also completes a change to it. */
public interface VerifyEmail {

  /** Uses the code. The same code has the same outcome for as long as it lives. */
  Result verify(Command command);

  /** The code, and the origin of the request. */
  record Command(EmailCode code, Client client) {}

  /** The possible outcomes. */
  sealed interface Result {

    /** The account has the address, and it is verified. */
    record Verified() implements Result {}

    /** The code is unknown or expired, or the address is no longer free. */
    record Rejected() implements Result {}
  }
}
