package dev.hexauth.domain.port;

import dev.hexauth.domain.throttle.Admission;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.Limit;
import java.time.Instant;

/**
 * Counts attempts. Its name in an {@link dev.hexauth.domain.UnavailableException} is "throttle".
 *
 * <p>Each operation is atomic with respect to all others on the same bucket, of all threads and of
 * all nodes that share the throttle. So simultaneous attempts get no more out of a bucket than
 * successive ones. {@code now} is the only clock.
 *
 * <p>A throttle forgets full buckets, so that they do not accumulate. A forgotten bucket is full
 * for an earlier {@code now} too. A throttle may forget a bucket once any call has had a {@code
 * now} at which it is full, or by a clock of its own, and to make room for others.
 */
public interface Throttle {

  /**
   * Decides as {@link dev.hexauth.domain.throttle.BucketState#admit} does, and takes the tokens of
   * an admitted attempt; a refused one changes nothing.
   *
   * @param limit the limit of the bucket, with one rate or more; if the bucket had another limit
   *     before, each new rate replaces the old one at its position
   */
  Admission take(Bucket bucket, Limit limit, Instant now);

  /** Returns the tokens of one {@link #take} whose attempt does not count. */
  void giveBack(Bucket bucket, Limit limit, Instant now);
}
