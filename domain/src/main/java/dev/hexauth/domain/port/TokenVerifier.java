package dev.hexauth.domain.port;

import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.Verification;
import java.time.Instant;

/**
 * Checks presented tokens in full: key, algorithm, type, issuer, audience, times and the shape of
 * every claim. Never throws for what a caller presents.
 */
public interface TokenVerifier {

  /** What {@code token} is, taken for an access token, at {@code now}. */
  Verification<AccessClaims> verifyAccess(Token token, Instant now);

  /** What {@code token} is, taken for a refresh token, at {@code now}. */
  Verification<RefreshClaims> verifyRefresh(Token token, Instant now);
}
