package dev.hexauth.application;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.Admission;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.throttle.Limit;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.throttle.Standing;
import dev.hexauth.domain.throttle.ThrottlePolicy;
import dev.hexauth.domain.user.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Lets attempts through as far as the limits allow. One is counted before it is made, so that many
 * at once are no way around; it stays counted if it comes to what counts, and is given back if it
 * does not, or comes to nothing because something is unavailable.
 */
final class Gate {

  private final Throttle throttle;
  private final KnownNetworks known;
  private final ThrottlePolicy policy;
  private final SecurityEvents events;
  private final InstantSource clock;

  Gate(
      Throttle throttle,
      KnownNetworks known,
      ThrottlePolicy policy,
      SecurityEvents events,
      InstantSource clock) {
    this.throttle = throttle;
    this.known = known;
    this.policy = policy;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Something that is limited.
   *
   * @param made makes it
   * @param counts whether what came of it counts
   * @param refused what to answer in its place, when it may be made after so long
   */
  record Attempt<R>(Supplier<R> made, Predicate<R> counts, Function<Duration, R> refused) {}

  /**
   * Something that is limited and computes a hash.
   *
   * @param made makes it, for the claimant
   * @param counts as in {@link Attempt}
   * @param refused likewise
   */
  record Hashing<R>(
      Function<Claimant, R> made, Predicate<R> counts, Function<Duration, R> refused) {

    private Attempt<R> by(Claimant claimant) {
      return new Attempt<>(() -> made.apply(claimant), counts, refused);
    }
  }

  /**
   * A login. From a network that the account knows it is judged by a bucket of its own, which no
   * stranger can empty; from any other by that of the network and by that of all strangers. Nobody
   * looks whether there is such an account.
   */
  <R> R logIn(EmailAddress account, Client client, Hashing<R> login) {
    Claimant claimant = claimant(account, client);
    Attempt<R> attempt = login.by(claimant);
    if (policy.equals(ThrottlePolicy.NONE)) {
      return attempt.made().get();
    }
    Network network = claimant.network();
    List<Bucket> buckets =
        switch (claimant.standing()) {
          case KNOWN -> List.of(Bucket.ofLogins(account, network));
          case STRANGER -> List.of(Bucket.ofLogins(network), Bucket.ofStrangers(account));
        };
    return pass(buckets, new Origin(client), remembering(account, network, attempt));
  }

  /** A registration of {@code account}. */
  <R> R register(EmailAddress account, Client client, Hashing<R> registration) {
    Claimant claimant = new Claimant(Network.of(client), account, Standing.STRANGER);
    Bucket bucket = Bucket.ofRegistrations(claimant.network());
    return pass(List.of(bucket), new Origin(client), registration.by(claimant));
  }

  /** A refresh of {@code session}. */
  <R> R refresh(SessionRef session, Client client, Attempt<R> attempt) {
    return pass(List.of(Bucket.ofRefreshes(session)), new Origin(session, client), attempt);
  }

  /** A password that the owner of {@code session}, whose account it is, gives once more, in it. */
  <R> R checkPassword(SessionRef session, EmailAddress account, Client client, Hashing<R> check) {
    Bucket bucket = Bucket.ofPasswordChecks(session.owner());
    return pass(List.of(bucket), new Origin(session, client), check.by(claimant(account, client)));
  }

  /** Everybody is a stranger while nothing is limited: no network is remembered then. */
  private Claimant claimant(EmailAddress account, Client client) {
    Network network = Network.of(client);
    boolean isKnown =
        !policy.equals(ThrottlePolicy.NONE) && known.isKnown(account, network, clock.instant());
    return new Claimant(network, account, isKnown ? Standing.KNOWN : Standing.STRANGER);
  }

  private <R> Attempt<R> remembering(EmailAddress account, Network network, Attempt<R> attempt) {
    return new Attempt<>(
        () -> {
          R result = attempt.made().get();
          if (!attempt.counts().test(result)) {
            known.remember(account, network, clock.instant());
          }
          return result;
        },
        attempt.counts(),
        attempt.refused());
  }

  private <R> R pass(List<Bucket> buckets, Origin origin, Attempt<R> attempt) {
    Instant now = clock.instant();
    List<Bucket> taken = new ArrayList<>();
    for (Bucket bucket : buckets) {
      switch (take(bucket, now)) {
        case Admission.Admitted() -> taken.add(bucket);
        case Admission.Refused(Duration retryAfter) -> {
          giveBack(taken);
          events.record(
              new SecurityEvent.Throttled(bucket.limited(), origin.session(), origin.client()));
          return attempt.refused().apply(retryAfter);
        }
      }
    }
    return make(attempt, taken);
  }

  private <R> R make(Attempt<R> attempt, List<Bucket> taken) {
    boolean counts = false;
    try {
      R result = attempt.made().get();
      counts = attempt.counts().test(result);
      return result;
    } finally {
      if (!counts) {
        giveBack(taken);
      }
    }
  }

  private Admission take(Bucket bucket, Instant now) {
    Limit limit = policy.of(bucket.limited());
    return limit.rates().isEmpty() ? new Admission.Admitted() : throttle.take(bucket, limit, now);
  }

  private void giveBack(List<Bucket> buckets) {
    for (Bucket bucket : buckets) {
      Limit limit = policy.of(bucket.limited());
      if (!limit.rates().isEmpty()) {
        throttle.giveBack(bucket, limit, clock.instant());
      }
    }
  }

  /** Where an attempt comes from, and in which session. */
  private record Origin(Optional<SessionRef> session, Client client) {

    Origin(Client client) {
      this(Optional.empty(), client);
    }

    Origin(SessionRef session, Client client) {
      this(Optional.of(session), client);
    }
  }
}
