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
 * Buckets in a map under one lock. It forgets the full ones each time that as many buckets were
 * taken from as it then had. When there is no room for another, it forgets the one that was asked
 * for least recently.
 */
@Mutable({"states", "takesUntilSweep"})
final class InMemoryThrottle implements Throttle {

  /** Fewer buckets than this are not worth a sweep. */
  private static final int SMALLEST_SWEEP = 16;

  private final Map<Bucket, BucketState> states;
  private int takesUntilSweep = SMALLEST_SWEEP;

  /**
   * @param room how many buckets are kept
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
      sweepInTurn(now);
    }
    return admission;
  }

  /** So a take costs the same on average, however many buckets there are. */
  private void sweepInTurn(Instant now) {
    takesUntilSweep--;
    if (takesUntilSweep <= 0) {
      states.values().removeIf(state -> state.isFullAt(now));
      takesUntilSweep = Math.max(SMALLEST_SWEEP, states.size());
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
