package dev.hexauth.adapter.persistence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as columns keep them. */
final class Micros {

  private Micros() {}

  /** {@code instant}, rounded down to microseconds; a column would round to the nearest. */
  static Instant floor(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  /** {@code instant} in microseconds since the epoch, rounded down. */
  static long of(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, floor(instant));
  }
}
