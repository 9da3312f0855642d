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
   * Logs in, or rejects; an unknown address costs what a wrong password costs (ASVS 5.0, V6.3.8). A
   * password that is changed while it is being compared opens nothing.
   */
  Result logIn(Command command);

  /**
   * The credentials of a user, and where they came from.
   *
   * @param delivery how the client wants the tokens of this session, now and at each refresh
   * @param replaced the tokens in the cookies of the request: the sessions that they prove, of any
   *     user, end once the new one is open (ASVS 5.0, V7.2.4)
   */
  record Command(
      EmailAddress email,
      RawPassword password,
      Delivery delivery,
      CarriedTokens replaced,
      Client client) {}

  /** All that can come of it. */
  sealed interface Result {

    /** A session of its own has been opened, and these tokens prove it. */
    record LoggedIn(IssuedTokens tokens) implements Result {}

    /** Nobody has that address, or not that password: which of the two is not said. */
    record Rejected() implements Result {}

    /** Too many logins have failed: he may try again after {@code retryAfter}, whoever he is. */
    record Throttled(Duration retryAfter) implements Result {}
  }
}
