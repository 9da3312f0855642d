package dev.hexauth.application;

import dev.hexauth.application.RateLimiter.Origin;
import dev.hexauth.application.RateLimiter.Share;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.throttle.Standing;
import dev.hexauth.domain.throttle.ThrottlePolicy;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.UserId;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Limits the attempts that compute a password hash, on the throttle that all nodes share. */
final class PasswordGate {

  private final RateLimiter limiter;
  private final KnownNetworks known;
  private final PasswordHasher hasher;
  private final ThrottlePolicy policy;
  private final InstantSource clock;

  PasswordGate(
      Throttle throttle,
      KnownNetworks known,
      PasswordHasher hasher,
      ThrottlePolicy policy,
      SecurityEvents events,
      InstantSource clock) {
    this.limiter = new RateLimiter(throttle, events, clock);
    this.known = known;
    this.hasher = hasher;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * The claimant for a password of {@code account}. While nothing is limited, no network is
   * remembered, and every claimant is a stranger.
   *
   * @throws dev.hexauth.domain.UnavailableException if the claimant would wait too long for a hash
   */
  Claimant claimant(EmailAddress account, Client client) {
    Network network = Network.of(client);
    boolean isKnown = isLimited() && known.isKnown(account, network, clock.instant());
    return withTurn(new Claimant(network, account, isKnown ? Standing.KNOWN : Standing.STRANGER));
  }

  /**
   * The claimant for the first password of {@code account}, to which no network is known.
   *
   * @throws dev.hexauth.domain.UnavailableException if the claimant would wait too long
   */
  Claimant newcomer(EmailAddress account, Client client) {
    return withTurn(new Claimant(Network.of(client), account, Standing.STRANGER));
  }

  /**
   * A login. From a network that the account knows, it takes from a bucket of that network and
   * account, which no stranger can empty. From any other network it takes from the buckets of the
   * network and of all strangers to the account. The account need not exist.
   */
  Attempt admitLogin(Claimant claimant, Client client) {
    Network network = claimant.network();
    List<List<Share>> ways =
        switch (claimant.standing()) {
          case KNOWN -> ownersWays(Bucket.ofLogins(claimant.account(), network), network);
          case STRANGER ->
              List.of(
                  Stream.of(
                          byNetwork(Bucket::ofLogins, network),
                          List.of(share(Bucket.ofStrangers(claimant.account()))),
                          byNetwork(Bucket::ofFailures, network))
                      .flatMap(List::stream)
                      .toList());
        };
    return limiter.admit(ways, new Origin(client));
  }

  /** Remembers the network of a claimant who has logged in. */
  void remember(Claimant claimant) {
    if (isLimited()) {
      known.remember(claimant.account(), claimant.network(), clock.instant());
    }
  }

  /** A registration. */
  Attempt admitRegistration(Claimant claimant, Client client) {
    List<Share> shares = byNetwork(Bucket::ofRegistrations, claimant.network());
    return limiter.admit(List.of(shares), new Origin(client));
  }

  /** A password that the owner of {@code session} gives once more in it. */
  Attempt admitConfirmation(SessionRef session, Claimant claimant, Client client) {
    return limiter.admit(confirmationWays(session, claimant), new Origin(session, client));
  }

  /** A change of the password in {@code session}, whose owner gives the current one once more. */
  Attempt admitChange(SessionRef session, Claimant claimant, Client client) {
    Share changes = share(Bucket.ofPasswordChanges(session.owner()));
    List<List<Share>> ways =
        confirmationWays(session, claimant).stream()
            .map(way -> Stream.concat(way.stream(), Stream.of(changes)).toList())
            .toList();
    return limiter.admit(ways, new Origin(session, client));
  }

  private List<List<Share>> confirmationWays(SessionRef session, Claimant claimant) {
    UserId user = session.owner();
    return ownersWays(Bucket.ofPasswordChecks(user), claimant.network());
  }

  /**
   * The owner of an account takes from a bucket of the account, and from those of the network. If
   * the network has nothing left, the account has a few attempts to spare.
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
            List.of(own, new Share(bucket.apply(site), own.limit().times(ThrottlePolicy.SITE))))
        .orElseGet(() -> List.of(own));
  }

  private Share share(Bucket bucket) {
    return new Share(bucket, policy.of(bucket.kind()));
  }

  private boolean isLimited() {
    return !policy.equals(ThrottlePolicy.NONE);
  }

  /** Before anything is counted or looked up, so that refusing a crowd costs little. */
  private Claimant withTurn(Claimant claimant) {
    hasher.ensureTurn(claimant);
    return claimant;
  }
}
