package dev.hexauth.domain.port;

import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.token.TokenId;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;

/** Makes identifiers that have never been used and cannot be guessed. */
public interface RandomIds {

  /**
   * An id for a user who registers at {@code now}: a UUID of version 7, which carries that
   * instant's milliseconds.
   */
  UserId newUserId(Instant now);

  /** An id for a session: 128 random bits. */
  SessionId newSessionId();

  /** An id for an access token: 128 random bits. */
  TokenId newTokenId();
}
