package dev.hexauth.contract;

import dev.hexauth.domain.port.Throttle;

/** What an adapter's test class hands to the parts of the {@link ThrottleContract}. */
interface GivenThrottle {

  /** The throttle to test. Within one test all calls give throttles over the same buckets. */
  Throttle throttle();

  /** The same buckets as another node sees them; by default through the same throttle. */
  default Throttle otherNode() {
    return throttle();
  }
}
