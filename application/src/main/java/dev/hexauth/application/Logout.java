package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.CarriedTokens;
import dev.hexauth.domain.token.Denial;

/** Ends the sessions of the tokens of a request, at once and for good. */
public interface Logout {

  /**
   * Ends every session for which the request carries a valid token of either kind, of any owner.
   */
  Result logOut(Command command);

  /** All tokens of the request, bearer and cookies, and its origin. */
  record Command(CarriedTokens tokens, Client client) {}

  /** The possible outcomes. */
  sealed interface Result {

    /** At least one session was active until now. */
    record LoggedOut() implements Result {}

    /** No session was ended; the reason is that of the access tokens alone. */
    record Denied(Denial reason) implements Result {}
  }
}
