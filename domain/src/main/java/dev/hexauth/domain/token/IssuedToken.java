package dev.hexauth.domain.token;

import dev.hexauth.domain.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A token that has just been signed, and how long its client may keep it.
 *
 * @param lifetime in whole seconds, what is finer is cut: what is left of the token and of its
 *     session, so that no cookie outlives either; not negative
 */
public record IssuedToken(Token token, Duration lifetime) {

  /**
   * @throws IllegalArgumentException if {@code lifetime} is negative
   */
  public IssuedToken {
    if (lifetime.isNegative()) {
      throw new IllegalArgumentException("a token must not live for less than no time");
    }
    lifetime = lifetime.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * {@code token}, issued at {@code now} in {@code session}. The time is cut to microseconds as
   * those of a session are, so that what a policy gives a new session is given in full.
   *
   * @param expiresAt when the token expires
   */
  public static IssuedToken of(Token token, Instant expiresAt, Session session, Instant now) {
    Instant end = expiresAt.isBefore(session.expiresAt()) ? expiresAt : session.expiresAt();
    Duration left = Duration.between(now.truncatedTo(ChronoUnit.MICROS), end);
    return new IssuedToken(token, left.isNegative() ? Duration.ZERO : left);
  }
}
