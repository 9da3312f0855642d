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
 * @param delivery how the token reaches its client
 * @param issuedAt in whole seconds: what is finer is cut
 * @param expiresAt in whole seconds, rounded up; the token is good before and not at this instant
 */
public record RefreshClaims(
    SessionRef session,
    Generation generation,
    Delivery delivery,
    Instant issuedAt,
    Instant expiresAt) {

  /** Makes each instant a NumericDate of a JWT, in whole seconds. */
  public RefreshClaims {
    issuedAt = issuedAt.truncatedTo(ChronoUnit.SECONDS);
    expiresAt = NumericDate.ceiling(expiresAt);
  }

  /** The claims of the one token that refreshes {@code session} as it is. */
  public static RefreshClaims of(Session session, Delivery delivery) {
    return new RefreshClaims(
        session.ref(), session.generation(), delivery, session.lastUsedAt(), session.expiresAt());
  }
}
