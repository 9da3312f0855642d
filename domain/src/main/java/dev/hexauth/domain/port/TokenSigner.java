package dev.hexauth.domain.port;

import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.ServiceClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.TokenPair;

/**
 * Signs tokens, each kind with its own key and type, so that neither kind is accepted as the other
 * (RFC 8725, 3.11). Its name in an {@link dev.hexauth.domain.UnavailableException} is "token
 * signer".
 */
public interface TokenSigner {

  /** A new access token of a user. */
  Token sign(AccessClaims claims);

  /** A new access token of a service, which no verification of a user's token accepts. */
  Token sign(ServiceClaims claims);

  /**
   * The refresh token for {@code claims}: the same for the same claims, under a deterministic
   * algorithm.
   */
  Token sign(RefreshClaims claims);

  /**
   * Both tokens of a session. The default signs one after the other; a signer may sign both at the
   * same time.
   */
  default TokenPair signBoth(AccessClaims access, RefreshClaims refresh) {
    return new TokenPair(sign(access), sign(refresh));
  }
}
