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
}
