package dev.hexauth.domain.port;

import dev.hexauth.domain.throttle.Admission;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.Limit;
import java.time.Instant;

/**
 * Counts attempts. Each operation is atomic towards all others on the same bucket, of all threads
 * and of all nodes that share the throttle; so attempts that are made at once never pass a limit
 * together that they could not pass one after the other. A throttle forgets by itself whichever
 * bucket is full. It judges time by {@code now} alone.
 */
public interface Throttle {

  /**
   * Decides as {@link dev.hexauth.domain.throttle.Fill#admit} does, and takes the tokens of an
   * attempt that is admitted; a refused one changes nothing.
   *
   * @param limit of that bucket, with a rate at least; if it had another before, its rates take the
   *     places of those
   */
  Admission take(Bucket bucket, Limit limit, Instant now);

  /** Gives back what one {@link #take} took, for its attempt was none that counts. */
  void giveBack(Bucket bucket, Limit limit, Instant now);
}
