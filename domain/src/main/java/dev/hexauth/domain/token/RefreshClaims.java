package dev.hexauth.domain.token;

import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionRef;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The claims of a refresh token: {@code sub} and {@code sid}, {@code gen}, {@code iat} and {@code
 * exp}. None is random, so that all callers who race for one rotation get the same token.
 *
 * @param session its owner is the subject
 * @param generation for which it was issued
 * @param delivery how the token reaches its client
 * @param issuedAt in whole seconds, rounded down
 * @param expiresAt in whole seconds, rounded up; the token is valid before this instant
 */
public record RefreshClaims(
    SessionRef session,
    Generation generation,
    Delivery delivery,
    Instant issuedAt,
    Instant expiresAt) {

  /** Converts each instant to a NumericDate of a JWT, in whole seconds. */
  public RefreshClaims {
    issuedAt = issuedAt.truncatedTo(ChronoUnit.SECONDS);
    expiresAt = NumericDate.ceiling(expiresAt);
  }

  /** The claims of the one token that refreshes {@code session} in its current state. */
  public static RefreshClaims of(Session session, Delivery delivery) {
    return new RefreshClaims(
        session.ref(), session.generation(), delivery, session.lastUsedAt(), session.expiresAt());
  }
}
