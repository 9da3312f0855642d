package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.IssuedTokens;
import dev.hexauth.domain.token.Token;
import java.time.Duration;
import java.util.List;

/** Exchanges a refresh token for new tokens, and so keeps its session in use. */
public interface RefreshToken {

  /**
   * Refreshes by the first token that is good and whose session is active, or rejects. Of several
   * tokens of one session the newest counts. All who race with one token are answered with one new
   * refresh token.
   */
  Result refresh(Command command);

  /** The refresh tokens that came along, in order, and the origin of the request. */
  record Command(List<Token> refreshTokens, Client client) {

    /** Keeps a copy. */
    public Command {
      refreshTokens = List.copyOf(refreshTokens);
    }
  }

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
