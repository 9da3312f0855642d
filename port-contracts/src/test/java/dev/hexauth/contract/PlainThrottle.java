package dev.hexauth.contract;

import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.throttle.Admission;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.BucketState;
import dev.hexauth.domain.throttle.Limit;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A correct throttle, except that it never forgets. */
class PlainThrottle implements Throttle {

  private final Map<Bucket, BucketState> states = new HashMap<>();

  @Override
  public synchronized Admission take(Bucket bucket, Limit limit, Instant now) {
    BucketState state = states.getOrDefault(bucket, BucketState.FULL);
    Admission admission = state.admit(limit, now);
    if (admission instanceof Admission.Admitted) {
      states.put(bucket, state.taken(limit, now));
      states.values().removeIf(each -> isForgotten(each, now));
    }
    return admission;
  }

  @Override
  public synchronized void giveBack(Bucket bucket, Limit limit, Instant now) {
    states.computeIfPresent(bucket, (_, state) -> state.givenBack(limit, now));
  }

  boolean isForgotten(BucketState state, Instant now) {
    return false;
  }
}
