package dev.hexauth.application;

import dev.hexauth.domain.token.Token;
import java.util.Optional;

/** Ends the session that somebody's tokens prove, at once and for good. */
public interface Logout {

  /**
   * Ends the session of the access token or, when that is absent or has expired, of the refresh
   * token.
   */
  Result handle(Command command);

  /** The tokens that somebody presented, if any. */
  record Command(Optional<Token> accessToken, Optional<Token> refreshToken) {}

  /** All that can come of it. */
  sealed interface Result {

    /** The session was active until now. */
    record LoggedOut() implements Result {}

    /** Nobody claims to be logged in. */
    record NotLoggedIn() implements Result {}

    /** The access token is no good. */
    record InvalidToken() implements Result {}

    /** The access token is good, but its session had ended before. */
    record SessionEnded() implements Result {}
  }
}
