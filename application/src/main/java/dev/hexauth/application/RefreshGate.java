package dev.hexauth.application;

import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.ThrottlePolicy;
import java.time.InstantSource;
import java.util.List;

/** Admits refreshes, within the limit of this node. */
final class RefreshGate {

  private final RateLimiter limiter;
  private final ThrottlePolicy policy;

  RefreshGate(
      UseCases.NodeThrottle node,
      ThrottlePolicy policy,
      SecurityEvents events,
      InstantSource clock) {
    this.limiter = new RateLimiter(node.throttle(), events, clock);
    this.policy = policy;
  }

  /** Admits a refresh of {@code session}. */
  Attempt admit(SessionRef session, Client client) {
    Bucket bucket = Bucket.ofRefreshes(session);
    var share = new RateLimiter.Share(bucket, policy.of(bucket.kind()));
    return limiter.admit(List.of(List.of(share)), new RateLimiter.Origin(session, client));
  }
}
