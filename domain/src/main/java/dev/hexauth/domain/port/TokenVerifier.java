package dev.hexauth.domain.port;

import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.ServiceClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.Verification;
import java.time.Instant;

/**
 * Checks presented tokens in full: key, algorithm, type, issuer, audience, times and the form of
 * every claim. No token makes it throw. Every request needs it, so a verifier should hold its keys
 * in memory. Its name in an {@link dev.hexauth.domain.UnavailableException} is "token verifier".
 */
public interface TokenVerifier {

  /** The result of verifying {@code token} as a user's access token at {@code now}. */
  Verification<AccessClaims> verifyAccess(Token token, Instant now);

  /** The result of verifying {@code token} as a service's access token at {@code now}. */
  Verification<ServiceClaims> verifyService(Token token, Instant now);

  /** The result of verifying {@code token} as a refresh token at {@code now}. */
  Verification<RefreshClaims> verifyRefresh(Token token, Instant now);
}
