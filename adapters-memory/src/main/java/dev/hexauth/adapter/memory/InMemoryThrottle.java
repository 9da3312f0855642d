package dev.hexauth.adapter.memory;

import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.throttle.Admission;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.Fill;
import dev.hexauth.domain.throttle.Limit;
import java.time.Instant;
import java.util.Map;

/**
 * Buckets in a map under one lock. It forgets the full ones each time that as many buckets were
 * taken from as it then had. When there is no room for another, it forgets the one that was asked
 * for least recently.
 */
final class InMemoryThrottle implements Throttle {

  /** Fewer buckets than this are not worth a sweep. */
  private static final int SMALLEST_SWEEP = 16;

  private final Map<Bucket, Fill> fills;
  private int takesUntilSweep = SMALLEST_SWEEP;

  /**
   * @param room how many buckets are kept
   */
  InMemoryThrottle(int room) {
    this.fills = new Recent<>(room);
  }

  @Override
  public synchronized Admission take(Bucket bucket, Limit limit, Instant now) {
    Fill fill = fills.getOrDefault(bucket, Fill.FULL);
    Admission admission = fill.admit(limit, now);
    if (admission instanceof Admission.Admitted) {
      fills.put(bucket, fill.taken(limit, now));
      sweepInTurn(now);
    }
    return admission;
  }

  /** So a take costs the same on average, however many buckets there are. */
  private void sweepInTurn(Instant now) {
    takesUntilSweep--;
    if (takesUntilSweep <= 0) {
      fills.values().removeIf(fill -> fill.isFullAt(now));
      takesUntilSweep = Math.max(SMALLEST_SWEEP, fills.size());
    }
  }

  @Override
  public synchronized void giveBack(Bucket bucket, Limit limit, Instant now) {
    fills.computeIfPresent(
        bucket,
        (_, fill) -> {
          Fill fuller = fill.givenBack(limit, now);
          return fuller.isFullAt(now) ? null : fuller;
        });
  }

  /** How many buckets are kept. */
  synchronized int bucketsKept() {
    return fills.size();
  }
}
