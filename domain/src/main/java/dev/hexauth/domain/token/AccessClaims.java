package dev.hexauth.domain.token;

import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What an access token says (RFC 9068, 2.2): {@code sub} and {@code sid}, {@code jti}, {@code iat}
 * and {@code exp}. The issuer and the audience are the same for all and are the signer's matter.
 *
 * @param session its owner is the subject
 * @param issuedAt in whole seconds: what is finer is cut
 * @param expiresAt likewise; the token is good before and not at this instant
 */
public record AccessClaims(SessionRef session, TokenId id, Instant issuedAt, Instant expiresAt) {

  /** Cuts the instants to seconds, as a NumericDate of a JWT. */
  public AccessClaims {
    issuedAt = issuedAt.truncatedTo(ChronoUnit.SECONDS);
    expiresAt = expiresAt.truncatedTo(ChronoUnit.SECONDS);
  }

  /** The claims of a token issued at {@code now}. */
  public static AccessClaims issue(
      SessionRef session, TokenId id, Instant now, SessionPolicy policy) {
    return new AccessClaims(session, id, now, now.plus(policy.accessLifetime()));
  }
}
