package dev.hexauth.adapter.memory;

import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.throttle.Admission;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.BucketState;
import dev.hexauth.domain.throttle.Limit;
import java.time.Instant;
import java.util.Map;

/**
 * Buckets in a map, under one lock. A sweep removes the full ones; it is due after as many takes as
 * there were buckets after the last sweep, so that its cost per take does not grow with their
 * number. If there are too many buckets, the least recently used one is forgotten.
 */
@Mutable({"states", "takesUntilSweep"})
final class InMemoryThrottle implements Throttle {

  /** The smallest number of takes between two sweeps. */
  private static final int MIN_TAKES = 16;

  private final Map<Bucket, BucketState> states;
  private int takesUntilSweep = MIN_TAKES;

  /**
   * @param room the maximum number of buckets
   */
  InMemoryThrottle(int room) {
    this.states = new LruMap<>(room);
  }

  @Override
  public synchronized Admission take(Bucket bucket, Limit limit, Instant now) {
    BucketState state = states.getOrDefault(bucket, BucketState.FULL);
    Admission admission = state.admit(limit, now);
    if (admission instanceof Admission.Admitted) {
      states.put(bucket, state.taken(limit, now));
      sweepIfDue(now);
    }
    return admission;
  }

  private void sweepIfDue(Instant now) {
    takesUntilSweep--;
    if (takesUntilSweep <= 0) {
      states.values().removeIf(state -> state.isFullAt(now));
      takesUntilSweep = Math.max(MIN_TAKES, states.size());
    }
  }

  @Override
  public synchronized void giveBack(Bucket bucket, Limit limit, Instant now) {
    states.computeIfPresent(
        bucket,
        (_, state) -> {
          BucketState fuller = state.givenBack(limit, now);
          return fuller.isFullAt(now) ? null : fuller;
        });
  }

  /** How many buckets are kept. */
  synchronized int bucketsKept() {
    return states.size();
  }
}
