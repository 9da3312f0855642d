package dev.hexauth.adapter.memory;

import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.throttle.Admission;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.Fill;
import dev.hexauth.domain.throttle.Limit;
import java.time.Instant;
import java.util.Map;

/**
 * Buckets in a map under one lock. There is room for so many; one more makes it forget the one that
 * was asked for least recently, and that one is full when it is asked for again.
 */
final class InMemoryThrottle implements Throttle {

  private final Map<Bucket, Fill> fills;

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
    }
    return admission;
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
