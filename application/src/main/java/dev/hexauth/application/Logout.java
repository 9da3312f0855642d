package dev.hexauth.application;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import java.util.Optional;

/** Ends the session that somebody's tokens prove, at once and for good. */
public interface Logout {

  /**
   * Ends the session of the access token or, when that is absent or has expired, of the refresh
   * token.
   */
  Result handle(Command command);

  /** The tokens that somebody presented, if any, and whence he asks. */
  record Command(Optional<Token> accessToken, Optional<Token> refreshToken, Client client) {}

  /** All that can come of it. */
  sealed interface Result {

    /** The session was active until now. */
    record LoggedOut() implements Result {}

    /** The access token does not let its bearer in. */
    record Denied(Denial reason) implements Result {}
  }
}
