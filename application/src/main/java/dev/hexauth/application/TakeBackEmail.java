package dev.hexauth.application;

import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.session.Client;

/**
 * Undoes a change of the e-mail address that the user did not make. All sessions of the user end,
 * the password no longer works, and a letter lets the user set a new one.
 */
public interface TakeBackEmail {

  /** Uses the code up. */
  Result takeBack(Command command);

  /** The code, and the origin of the request. */
  record Command(EmailCode code, Client client) {}

  /** The possible outcomes. */
  sealed interface Result {

    /** The account has its previous address again. */
    record TakenBack() implements Result {}

    /** The code is unknown, used or expired. */
    record Rejected() implements Result {}
  }
}
