package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.CarriedTokens;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.IssuedTokens;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.RawPassword;
import java.time.Duration;

/** Opens a session for a user who knows the password. */
public interface Login {

  /**
   * Logs in, or rejects. A login with an unknown e-mail address takes as long as one with a wrong
   * password (ASVS 5.0, V6.3.8). If the password is changed while it is being compared, no session
   * is left open.
   */
  Result logIn(Command command);

  /**
   * The credentials of a user, and the origin of the request.
   *
   * @param delivery how the client gets the tokens of this session, now and at each refresh
   * @param replaced the tokens in the cookies of the request: their sessions, of any user, end once
   *     the new one is open (ASVS 5.0, V7.2.4)
   */
  record Command(
      EmailAddress email,
      RawPassword password,
      Delivery delivery,
      CarriedTokens replaced,
      Client client) {}

  /** The possible outcomes. */
  sealed interface Result {

    /** A new session is open, and these are its tokens. */
    record LoggedIn(IssuedTokens tokens) implements Result {}

    /** No user has that e-mail address, or the password is wrong; the result does not say which. */
    record Rejected() implements Result {}

    /** The password is right, but the user must verify the e-mail address first. */
    record NotVerified() implements Result {}

    /** Too many logins have failed: the caller may try again after {@code retryAfter}. */
    record Throttled(Duration retryAfter) implements Result {}
  }
}
