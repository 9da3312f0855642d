package dev.hexauth.application;

import dev.hexauth.application.RateLimiter.Share;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.throttle.ThrottlePolicy;
import java.util.List;
import java.util.function.Function;

/** The shares of buckets under one policy. */
record Shares(ThrottlePolicy policy) {

  /** A share of {@code bucket}. */
  Share of(Bucket bucket) {
    return new Share(bucket, policy.of(bucket.kind()));
  }

  /** The shares of a network and of its site, if it has one. */
  List<Share> byNetwork(Function<Network, Bucket> bucket, Network network) {
    Share own = of(bucket.apply(network));
    return network
        .site()
        .map(site ->
            List.of(
                own, new Share(bucket.apply(site), own.limit().times(ThrottlePolicy.SITE_FACTOR))))
        .orElseGet(() -> List.of(own));
  }
}
