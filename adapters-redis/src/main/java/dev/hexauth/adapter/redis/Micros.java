package dev.hexauth.adapter.redis;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Time as the scripts read it: whole microseconds, an instant's since the epoch. Until the year
 * 2255 they are below 2^53, which Lua's numbers and the scores of sorted sets hold exactly.
 */
final class Micros {

  private static final int NANOS = 1_000;

  private Micros() {}

  /** The last whole microsecond not after {@code instant}. */
  static String floor(Instant instant) {
    return Long.toString(of(instant));
  }

  /** The first whole microsecond not before {@code instant}. */
  static String ceiling(Instant instant) {
    return Long.toString(of(instant.plusNanos(NANOS - 1)));
  }

  /** The whole microseconds in {@code duration}. */
  static String floor(Duration duration) {
    return floor(Instant.EPOCH.plus(duration));
  }

  /** The instant written as {@code micros}. */
  static Instant parse(String micros) {
    return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
  }

  /** As {@link #floor(Instant)}, as a number. */
  static long of(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant.truncatedTo(ChronoUnit.MICROS));
  }
}
