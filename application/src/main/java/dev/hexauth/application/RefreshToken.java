package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.IssuedTokens;
import dev.hexauth.domain.token.Token;
import java.time.Duration;
import java.util.List;

/** Exchanges a refresh token for new tokens, and so keeps its session in use. */
public interface RefreshToken {

  /**
   * Refreshes with the first token that is valid and whose session is active, or rejects. Of
   * several tokens of one session the newest counts. All racing callers with one token get the same
   * new refresh token.
   */
  Result refresh(Command command);

  /** The refresh tokens of the request, in order, and its origin. */
  record Command(List<Token> refreshTokens, Client client) {

    /** Keeps a copy. */
    public Command {
      refreshTokens = List.copyOf(refreshTokens);
    }
  }

  /** The possible outcomes. */
  sealed interface Result {

    /** A new access token, and the session's current refresh token. */
    record Refreshed(IssuedTokens tokens) implements Result {}

    /**
     * The token is not valid, its session has ended, or its user is gone; the result does not say
     * which.
     */
    record Rejected() implements Result {}

    /** The session is refreshed too often: the caller may try again after {@code retryAfter}. */
    record Throttled(Duration retryAfter) implements Result {}
  }
}
