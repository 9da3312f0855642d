package dev.hexauth.contract;

import dev.hexauth.domain.port.Throttle;
import java.util.Optional;

/** What an adapter's test class provides to the parts of the {@link ThrottleContract}. */
interface GivenThrottle {

  /** The throttle to test. Within one test all calls return throttles over the same buckets. */
  Throttle throttle();

  /**
   * The same buckets as another node of the service sees them, with connections of its own. Empty
   * if one process alone can use the throttle.
   */
  Optional<Throttle> secondNode();

  /**
   * The throttle on an engine that the test can take away. Empty if the throttle has no engine,
   * because it keeps everything in the memory of the process.
   */
  Optional<Outage<Throttle>> outage();

  /** The second node, or the first if there is no other. */
  default Throttle otherNode() {
    return secondNode().orElseGet(this::throttle);
  }
}
