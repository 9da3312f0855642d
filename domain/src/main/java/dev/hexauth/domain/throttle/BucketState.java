package dev.hexauth.domain.throttle;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * How full a token bucket is, by the Generic Cell Rate Algorithm (ITU-T I.371). For each rate of
 * its limit it holds the instant at which all tokens are back. A full bucket is the same as a new
 * one, so a store may forget it.
 *
 * @param fullAt the instants, in the order of the rates and in whole microseconds; where one is
 *     missing, all tokens are there
 */
public record BucketState(List<Instant> fullAt) {

  /** All tokens are there. */
  public static final BucketState FULL = new BucketState(List.of());

  /** Rounds the instants down to microseconds, which every store can keep. */
  public BucketState {
    fullAt = fullAt.stream().map(instant -> instant.truncatedTo(ChronoUnit.MICROS)).toList();
  }

  /**
   * Whether an attempt may be made at {@code now}, which needs one token of each rate. Every store
   * makes the same decision and, if the attempt is admitted, keeps {@link #taken} in one atomic
   * step; this is the reference for all of them.
   */
  public Admission admit(Limit limit, Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MICROS);
    List<Rate> rates = limit.rates();
    Duration wait =
        IntStream.range(0, rates.size())
            .mapToObj(i ->
                Duration.between(at, boundedFullAt(i, limit, at))
                    .plus(rates.get(i).interval())
                    .minus(rates.get(i).refill()))
            .reduce(Duration.ZERO, BinaryOperator.maxBy(Duration::compareTo));
    return wait.isZero() ? new Admission.Admitted() : new Admission.Refused(wait);
  }

  /** The state after a token of each rate has been taken at {@code now}. */
  public BucketState taken(Limit limit, Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MICROS);
    return after(limit, i -> boundedFullAt(i, limit, at).plus(limit.rates().get(i).interval()));
  }

  /** The state after a token of each rate has been given back at {@code now}; at most full. */
  public BucketState givenBack(Limit limit, Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MICROS);
    return after(limit, i -> fullAtOrNow(i, at).minus(limit.rates().get(i).interval()));
  }

  /** Whether all tokens are back at {@code now}. */
  public boolean isFullAt(Instant now) {
    return fullAt.stream().noneMatch(now::isBefore);
  }

  private static BucketState after(Limit limit, IntFunction<Instant> fullAt) {
    return new BucketState(IntStream.range(0, limit.rates().size()).mapToObj(fullAt).toList());
  }

  /**
   * When all tokens of the rate are back, and at most {@link Rate#refill} after {@code now}: a
   * clock that was set back must not make callers wait longer than an empty bucket does.
   */
  private Instant boundedFullAt(int rate, Limit limit, Instant now) {
    Instant latest = now.plus(limit.rates().get(rate).refill());
    Instant fullAt = fullAtOrNow(rate, now);
    return fullAt.isAfter(latest) ? latest : fullAt;
  }

  private Instant fullAtOrNow(int rate, Instant now) {
    boolean later = rate < fullAt.size() && fullAt.get(rate).isAfter(now);
    return later ? fullAt.get(rate) : now;
  }
}
