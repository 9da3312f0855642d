package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.IssuedTokens;
import dev.hexauth.domain.token.Token;
import java.time.Duration;

/** Exchanges a refresh token for new tokens, and so keeps its session in use. */
public interface RefreshToken {

  /** Refreshes, or rejects. All who race with one token are answered with one new refresh token. */
  Result handle(Command command);

  /**
   * A presented refresh token, and where it came from.
   *
   * @param delivery how it was presented: a token that was delivered in another way is rejected
   */
  record Command(Token refreshToken, Delivery delivery, Client client) {}

  /** All that can come of it. */
  sealed interface Result {

    /** A new access token, and the session's current refresh token. */
    record Refreshed(IssuedTokens tokens) implements Result {}

    /**
     * The token is no good, or its session has ended, or its user is gone: which it is is not said.
     */
    record Rejected() implements Result {}

    /** The session is refreshed too often: it may be again after {@code retryAfter}. */
    record Throttled(Duration retryAfter) implements Result {}
  }
}
