package dev.hexauth.application;

import dev.hexauth.application.RateLimiter.Origin;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.throttle.ThrottlePolicy;
import dev.hexauth.domain.user.EmailAddress;
import java.time.InstantSource;
import java.util.List;

/** Limits the letters that callers ask for (ASVS 5.0, V6.6.3). */
final class LetterGate {

  private final RateLimiter limiter;
  private final Shares shares;

  LetterGate(Throttle throttle, ThrottlePolicy policy, SecurityEvents events, InstantSource clock) {
    this.limiter = new RateLimiter(throttle, events, clock);
    this.shares = new Shares(policy);
  }

  /** A request for a letter, by its network. */
  Attempt admit(Client client) {
    return limiter.admit(
        List.of(shares.byNetwork(Bucket::ofLetters, Network.of(client))), new Origin(client));
  }

  /**
   * Whether another letter may go to {@code address}, which is counted. The caller is not told:
   * letters that were sent before can still be used.
   */
  boolean hasRoomFor(EmailAddress address, Client client) {
    return limiter.admit(List.of(List.of(shares.of(Bucket.ofLetters(address)))), new Origin(client))
        instanceof Attempt.Admitted;
  }
}
