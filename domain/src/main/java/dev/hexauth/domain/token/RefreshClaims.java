package dev.hexauth.domain.token;

import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionRef;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a refresh token says: {@code sub} and {@code sid}, {@code gen}, {@code iat} and {@code exp}.
 * There is nothing random in it, so that all who race for one rotation are answered with one token.
 *
 * @param session its owner is the subject
 * @param generation that it was made for
 * @param issuedAt in whole seconds: what is finer is cut
 * @param expiresAt likewise; the token is good before and not at this instant
 */
public record RefreshClaims(
    SessionRef session, Generation generation, Instant issuedAt, Instant expiresAt) {

  /** Cuts the instants to seconds, as a NumericDate of a JWT. */
  public RefreshClaims {
    issuedAt = issuedAt.truncatedTo(ChronoUnit.SECONDS);
    expiresAt = expiresAt.truncatedTo(ChronoUnit.SECONDS);
  }

  /** The claims of the one token that refreshes {@code session} as it is. */
  public static RefreshClaims of(Session session) {
    return new RefreshClaims(
        session.ref(), session.generation(), session.lastUsedAt(), session.expiresAt());
  }
}
