package dev.hexauth.adapter.redis;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Time as the scripts read it: whole microseconds, for an instant since the epoch. Until the year
 * 2255 they are below 2^53, so Lua's numbers and the scores of sorted sets represent them exactly.
 */
final class Micros {

  private static final int NANOS = 1_000;

  private Micros() {}

  /** {@code instant} rounded down to microseconds. */
  static String floor(Instant instant) {
    return Long.toString(of(instant));
  }

  /** {@code instant} rounded up to microseconds. */
  static String ceiling(Instant instant) {
    return Long.toString(of(instant.plusNanos(NANOS - 1)));
  }

  /** {@code duration} rounded down to microseconds. */
  static String floor(Duration duration) {
    return floor(Instant.EPOCH.plus(duration));
  }

  /** The instant {@code micros} microseconds after the epoch. */
  static Instant parse(String micros) {
    return instant(Long.parseLong(micros));
  }

  /** The instant {@code micros} microseconds after the epoch. */
  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** As {@link #floor(Instant)}, as a number. */
  static long of(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant.truncatedTo(ChronoUnit.MICROS));
  }
}
