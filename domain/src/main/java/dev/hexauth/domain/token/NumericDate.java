package dev.hexauth.domain.token;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The times of a JWT, which are whole seconds (RFC 7519, 2). */
final class NumericDate {

  private NumericDate() {}

  /** The first whole second that is not before {@code instant}. */
  static Instant ceiling(Instant instant) {
    Instant second = instant.truncatedTo(ChronoUnit.SECONDS);
    return second.equals(instant) ? second : second.plusSeconds(1);
  }
}
