package dev.hexauth.domain.token;

import dev.hexauth.domain.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A newly signed token, and how long its client may keep it.
 *
 * @param lifetime the remaining lifetime of the token or of its session, whichever is shorter, in
 *     whole seconds, rounded down, so that no cookie outlives either; not negative
 */
public record IssuedToken(Token token, Duration lifetime) {

  /**
   * @throws IllegalArgumentException if {@code lifetime} is negative
   */
  public IssuedToken {
    if (lifetime.isNegative()) {
      throw new IllegalArgumentException("a token's lifetime must not be negative");
    }
    lifetime = lifetime.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * {@code token}, issued at {@code now} in {@code session}. The time is rounded down to
   * microseconds like those of a session, so that a new session gets the full lifetime of its
   * policy.
   *
   * @param expiresAt when the token expires
   */
  public static IssuedToken of(Token token, Instant expiresAt, Session session, Instant now) {
    Instant end = expiresAt.isBefore(session.expiresAt()) ? expiresAt : session.expiresAt();
    Duration left = Duration.between(now.truncatedTo(ChronoUnit.MICROS), end);
    return new IssuedToken(token, left.isNegative() ? Duration.ZERO : left);
  }
}
