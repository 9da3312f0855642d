package dev.hexauth.application;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.service.ServiceCredential;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.throttle.ThrottlePolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Admits services by their keys. Wrong keys are counted by network. A right key is always accepted,
 * so that a misconfigured service does not lock out others that share its network.
 */
final class ServiceGate {

  private final ServiceKeys keys;
  private final RateLimiter limiter;
  private final Shares shares;
  private final SecurityEvents events;

  ServiceGate(
      ServiceKeys keys,
      Throttle throttle,
      ThrottlePolicy policy,
      SecurityEvents events,
      InstantSource clock) {
    this.keys = keys;
    this.limiter = new RateLimiter(throttle, events, clock);
    this.shares = new Shares(policy);
    this.events = events;
  }

  /** Whether the caller is a service. */
  sealed interface ServiceAccess {

    /** Yes, this one. */
    record Granted(ServiceName service) implements ServiceAccess {}

    /** No; the event is recorded. */
    record Denied() implements ServiceAccess {}

    /** No, and too many wrong keys came from its network. */
    record Throttled(Duration retryAfter) implements ServiceAccess {}
  }

  /** Which service the credential is one of. */
  ServiceAccess check(Optional<ServiceCredential> credential, Client client, Instant now) {
    return credential
        .flatMap(given -> keys.serviceOf(given.key(), now).filter(given::isFor))
        .<ServiceAccess>map(ServiceAccess.Granted::new)
        .orElseGet(() -> refused(client));
  }

  private ServiceAccess refused(Client client) {
    return switch (limiter.admit(
        List.of(shares.byNetwork(Bucket::ofServiceKeys, Network.of(client))),
        new RateLimiter.Origin(client))) {
      case Attempt.Admitted _ -> {
        events.record(new SecurityEvent.ServiceRejected(client));
        yield new ServiceAccess.Denied();
      }
      case Attempt.Refused(Duration retryAfter) -> new ServiceAccess.Throttled(retryAfter);
    };
  }
}
