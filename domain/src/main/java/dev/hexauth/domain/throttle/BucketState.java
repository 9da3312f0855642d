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
 * its limit it holds one instant, at which all tokens are back. A full bucket equals a new one, so
 * a store may forget it.
 *
 * @param fullAt one instant for each rate of the limit, in its order, in whole microseconds; a
 *     missing one means that the bucket is full
 */
public record BucketState(List<Instant> fullAt) {

  /** All tokens are there. */
  public static final BucketState FULL = new BucketState(List.of());

  /** Cuts the instants to microseconds, which every store can keep. */
  public BucketState {
    fullAt = fullAt.stream().map(instant -> instant.truncatedTo(ChronoUnit.MICROS)).toList();
  }

  /**
   * Whether a token may be taken at {@code now}: of each rate one must be there. A store carries
   * out the same decision and, if it is admitted, puts {@link #taken} in the place of this, in one
   * atomic step; this is the reference that all are held to.
   */
  public Admission admit(Limit limit, Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MICROS);
    List<Rate> rates = limit.rates();
    Duration wait =
        IntStream.range(0, rates.size())
            .mapToObj(i ->
                Duration.between(at, fullAt(i, limit, at))
                    .plus(rates.get(i).interval())
                    .minus(rates.get(i).refill()))
            .reduce(Duration.ZERO, BinaryOperator.maxBy(Duration::compareTo));
    return wait.isZero() ? new Admission.Admitted() : new Admission.Refused(wait);
  }

  /** This after a token of each rate was taken at {@code now}. */
  public BucketState taken(Limit limit, Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MICROS);
    return after(limit, i -> fullAt(i, limit, at).plus(limit.rates().get(i).interval()));
  }

  /** This after a token of each rate was given back at {@code now}; full is as full as it gets. */
  public BucketState givenBack(Limit limit, Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MICROS);
    return after(limit, i -> fullAt(i, at).minus(limit.rates().get(i).interval()));
  }

  /** Whether all tokens are back at {@code now}. */
  public boolean isFullAt(Instant now) {
    return fullAt.stream().noneMatch(now::isBefore);
  }

  private static BucketState after(Limit limit, IntFunction<Instant> fullAt) {
    return new BucketState(IntStream.range(0, limit.rates().size()).mapToObj(fullAt).toList());
  }

  /**
   * A bucket is never emptier than empty, so a clock that was set back makes no caller wait longer.
   */
  private Instant fullAt(int rate, Limit limit, Instant now) {
    Instant ofEmpty = now.plus(limit.rates().get(rate).refill());
    Instant known = fullAt(rate, now);
    return known.isAfter(ofEmpty) ? ofEmpty : known;
  }

  private Instant fullAt(int rate, Instant now) {
    boolean later = rate < fullAt.size() && fullAt.get(rate).isAfter(now);
    return later ? fullAt.get(rate) : now;
  }
}
