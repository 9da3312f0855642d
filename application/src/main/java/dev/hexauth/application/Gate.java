package dev.hexauth.application;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.Admission;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.throttle.Limit;
import dev.hexauth.domain.throttle.Limited;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.throttle.Standing;
import dev.hexauth.domain.throttle.ThrottlePolicy;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets attempts through as far as the limits allow. An attempt is counted before it is made, so
 * that many at once pass no limit. It stays counted if its outcome counts, and is given back
 * otherwise, also when something is unavailable.
 */
final class Gate {

  private final Throttle throttle;
  private final KnownNetworks known;
  private final PasswordHasher hasher;
  private final ThrottlePolicy policy;
  private final SecurityEvents events;
  private final InstantSource clock;

  Gate(
      Throttle throttle,
      KnownNetworks known,
      PasswordHasher hasher,
      ThrottlePolicy policy,
      SecurityEvents events,
      InstantSource clock) {
    this.throttle = throttle;
    this.known = known;
    this.hasher = hasher;
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
    List<List<Share>> ways =
        switch (claimant.standing()) {
          case KNOWN -> ownersWays(Bucket.ofLogins(account, network), network);
          case STRANGER ->
              List.of(
                  Stream.of(
                          byNetwork(Bucket::ofLogins, network),
                          List.of(share(Bucket.ofStrangers(account))),
                          byNetwork(Bucket::ofFailures, network))
                      .flatMap(List::stream)
                      .toList());
        };
    return pass(ways, new Origin(client), remembering(account, network, attempt));
  }

  /** A registration of {@code account}. */
  <R> R register(EmailAddress account, Client client, Hashing<R> registration) {
    Claimant claimant = withTurn(new Claimant(Network.of(client), account, Standing.STRANGER));
    return pass(
        List.of(byNetwork(Bucket::ofRegistrations, claimant.network())),
        new Origin(client),
        registration.by(claimant));
  }

  /** A refresh of {@code session}. */
  <R> R refresh(SessionRef session, Client client, Attempt<R> attempt) {
    List<Share> shares = List.of(share(Bucket.ofRefreshes(session)));
    return pass(List.of(shares), new Origin(session, client), attempt);
  }

  /** A change of the password in {@code session}, whose owner gives it once more. */
  <R> R changePassword(SessionRef session, EmailAddress account, Client client, Hashing<R> change) {
    UserId user = session.owner();
    Claimant claimant = claimant(account, client);
    Share changes = share(Bucket.ofPasswordChanges(user));
    List<List<Share>> ways =
        ownersWays(Bucket.ofPasswordChecks(user), claimant.network()).stream()
            .map(way -> Stream.concat(way.stream(), Stream.of(changes)).toList())
            .toList();
    return pass(ways, new Origin(session, client), change.by(claimant));
  }

  /** A password that the owner of {@code session}, whose account it is, gives once more, in it. */
  <R> R checkPassword(SessionRef session, EmailAddress account, Client client, Hashing<R> check) {
    Claimant claimant = claimant(account, client);
    return pass(
        ownersWays(Bucket.ofPasswordChecks(session.owner()), claimant.network()),
        new Origin(session, client),
        check.by(claimant));
  }

  /**
   * Of what belongs to an account: it counts for the network as well, and where that has nothing
   * left, the account has something to spare.
   */
  private List<List<Share>> ownersWays(Bucket own, Network network) {
    Share spare = new Share(Bucket.spareOf(own), ThrottlePolicy.SPARE);
    return List.of(
        Stream.concat(Stream.of(share(own)), byNetwork(Bucket::ofFailures, network).stream())
            .toList(),
        List.of(share(own), spare));
  }

  /** The shares of a network and of its site, if it has one. */
  private List<Share> byNetwork(Function<Network, Bucket> bucket, Network network) {
    Share own = share(bucket.apply(network));
    return network
        .site()
        .map(site ->
            List.of(own, new Share(bucket.apply(site), own.limit.times(ThrottlePolicy.SITE))))
        .orElseGet(() -> List.of(own));
  }

  private Share share(Bucket bucket) {
    return new Share(bucket, policy.of(bucket.limited()));
  }

  /** Everybody is a stranger while nothing is limited: no network is remembered then. */
  private Claimant claimant(EmailAddress account, Client client) {
    Network network = Network.of(client);
    boolean isKnown =
        !policy.equals(ThrottlePolicy.NONE) && known.isKnown(account, network, clock.instant());
    return withTurn(new Claimant(network, account, isKnown ? Standing.KNOWN : Standing.STRANGER));
  }

  /** Before anything is counted or looked up: a crowd that is refused must cost little. */
  private Claimant withTurn(Claimant claimant) {
    hasher.ensureTurn(claimant);
    return claimant;
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

  /** Makes {@code attempt} in the first of {@code ways} in which every share has something left. */
  private <R> R pass(List<List<Share>> ways, Origin origin, Attempt<R> attempt) {
    List<Taking.Lacking> shortages = new ArrayList<>();
    for (List<Share> way : ways) {
      switch (take(way)) {
        case Taking.All() -> {
          return make(attempt, way);
        }
        case Taking.Lacking shortage -> shortages.add(shortage);
      }
    }
    Limited limited = shortages.getFirst().limited();
    events.record(new SecurityEvent.Throttled(limited, origin.session(), origin.client()));
    Duration retryAfter =
        shortages.stream().map(Taking.Lacking::retryAfter).min(Duration::compareTo).orElseThrow();
    return attempt.refused().apply(retryAfter);
  }

  private Taking take(List<Share> shares) {
    Instant now = clock.instant();
    for (int i = 0; i < shares.size(); i++) {
      Share share = shares.get(i);
      if (!share.limit.rates().isEmpty()
          && throttle.take(share.bucket, share.limit, now)
              instanceof Admission.Refused(Duration retryAfter)) {
        giveBack(shares.subList(0, i));
        return new Taking.Lacking(share.bucket.limited(), retryAfter);
      }
    }
    return new Taking.All();
  }

  private <R> R make(Attempt<R> attempt, List<Share> taken) {
    List<Share> toGiveBack = taken;
    try {
      R result = attempt.made().get();
      boolean counts = attempt.counts().test(result);
      toGiveBack = taken.stream().filter(share -> !counts && !countsWhateverComes(share)).toList();
      return result;
    } finally {
      giveBack(toGiveBack);
    }
  }

  /** A change of the password computes two hashes, and a right password does not limit it. */
  private static boolean countsWhateverComes(Share share) {
    return share.bucket.limited() == Limited.PASSWORD_CHANGES;
  }

  private void giveBack(List<Share> shares) {
    for (Share share : shares) {
      if (!share.limit.rates().isEmpty()) {
        throttle.giveBack(share.bucket, share.limit, clock.instant());
      }
    }
  }

  /** What an attempt takes one of. */
  private record Share(Bucket bucket, Limit limit) {}

  /** Whether every share had something left. */
  private sealed interface Taking {

    record All() implements Taking {}

    /** What was taken of others has been given back. */
    record Lacking(Limited limited, Duration retryAfter) implements Taking {}
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
