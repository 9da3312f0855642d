package dev.hexauth.domain.port;

import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.Token;

/**
 * Issues tokens, each kind with a key and a type of its own, so that neither passes for the other
 * (RFC 8725, 3.11).
 */
public interface TokenSigner {

  /** A new access token. */
  Token sign(AccessClaims claims);

  /**
   * The refresh token for {@code claims}: the same for the same claims, under a deterministic
   * algorithm.
   */
  Token sign(RefreshClaims claims);
}
