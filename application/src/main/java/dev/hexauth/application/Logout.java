package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.CarriedTokens;
import dev.hexauth.domain.token.Denial;

/** Ends the sessions that the tokens of a request prove, at once and for good. */
public interface Logout {

  /** Ends every session of which a good token of either kind came along, of any owner. */
  Result logOut(Command command);

  /** All tokens that came with the request, bearer and cookies, and its origin. */
  record Command(CarriedTokens tokens, Client client) {}

  /** All that can come of it. */
  sealed interface Result {

    /** One session or more was active until now. */
    record LoggedOut() implements Result {}

    /** No session was ended; the reason is what the access tokens alone amount to. */
    record Denied(Denial reason) implements Result {}
  }
}
