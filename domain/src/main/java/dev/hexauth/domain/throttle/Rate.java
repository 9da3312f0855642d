package dev.hexauth.domain.throttle;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * How many attempts may be made at once, and how long it takes until as many may be made again.
 *
 * @param count 1 to {@value #MAX_COUNT}
 * @param period a second to {@link #MAX_PERIOD}
 */
public record Rate(int count, Duration period) {

  /** The most attempts at once. */
  public static final int MAX_COUNT = 100_000;

  /** The longest period. */
  public static final Duration MAX_PERIOD = Duration.ofDays(30);

  /**
   * @throws IllegalArgumentException if a value is outside its range
   */
  public Rate {
    if (count < 1 || count > MAX_COUNT) {
      throw new IllegalArgumentException("a rate needs a count of 1 to " + MAX_COUNT);
    }
    if (period.compareTo(Duration.ofSeconds(1)) < 0 || period.compareTo(MAX_PERIOD) > 0) {
      throw new IllegalArgumentException("a rate needs a period of 1 s to 30 days");
    }
  }

  /** {@code factor} times the attempts, at most {@value #MAX_COUNT}, in the same period. */
  Rate times(int factor) {
    return new Rate((int) Math.min((long) count * factor, MAX_COUNT), period);
  }

  /** The time until one more attempt may be made, rounded down to microseconds. */
  public Duration interval() {
    return period.dividedBy(count).truncatedTo(ChronoUnit.MICROS);
  }

  /** The time until all attempts may be made again: {@link #count} times {@link #interval}. */
  public Duration refill() {
    return interval().multipliedBy(count);
  }
}
