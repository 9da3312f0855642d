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

/** Admits attempts that compute a password hash, within the limits that all nodes share. */
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
   * The claimant for a request of {@code client} that names {@code account}. While nothing is
   * limited, networks are not remembered, and every claimant is a stranger.
   *
   * @throws dev.hexauth.domain.UnavailableException if the claimant would wait too long for a hash
   */
  Claimant claimant(EmailAddress account, Client client) {
    Network network = Network.of(client);
    boolean isKnown = isLimited() && known.isKnown(account, network, clock.instant());
    return withTurn(new Claimant(network, account, isKnown ? Standing.KNOWN : Standing.STRANGER));
  }

  /**
   * The claimant for a registration of {@code account}, which is always a stranger.
   *
   * @throws dev.hexauth.domain.UnavailableException if the claimant would wait too long for a hash
   */
  Claimant newcomer(EmailAddress account, Client client) {
    return withTurn(new Claimant(Network.of(client), account, Standing.STRANGER));
  }

  /**
   * Admits a login. From a network that the account knows, it takes from a bucket of that network
   * and account, which no stranger can empty. From any other network it takes from the buckets of
   * the network and of all strangers to the account. The account need not exist.
   */
  Attempt admitLogin(Claimant claimant, Client client) {
    Network network = claimant.network();
    List<List<Share>> options =
        switch (claimant.standing()) {
          case KNOWN -> ownerOptions(Bucket.ofLogins(claimant.account(), network), network);
          case STRANGER ->
              List.of(
                  Stream.of(
                          byNetwork(Bucket::ofLogins, network),
                          List.of(share(Bucket.ofStrangers(claimant.account()))),
                          byNetwork(Bucket::ofFailures, network))
                      .flatMap(List::stream)
                      .toList());
        };
    return limiter.admit(options, new Origin(client));
  }

  /** Remembers the network of a claimant who has logged in. */
  void remember(Claimant claimant) {
    if (isLimited()) {
      known.remember(claimant.account(), claimant.network(), clock.instant());
    }
  }

  /** Admits a registration. */
  Attempt admitRegistration(Claimant claimant, Client client) {
    List<Share> shares = byNetwork(Bucket::ofRegistrations, claimant.network());
    return limiter.admit(List.of(shares), new Origin(client));
  }

  /** Admits the confirmation of a password by the owner of {@code session}. */
  Attempt admitConfirmation(SessionRef session, Claimant claimant, Client client) {
    return limiter.admit(confirmationOptions(session, claimant), new Origin(session, client));
  }

  /** Admits a password change by the owner of {@code session}, who confirms the current one. */
  Attempt admitChange(SessionRef session, Claimant claimant, Client client) {
    Share changes = share(Bucket.ofPasswordChanges(session.owner()));
    List<List<Share>> options =
        confirmationOptions(session, claimant).stream()
            .map(option -> Stream.concat(option.stream(), Stream.of(changes)).toList())
            .toList();
    return limiter.admit(options, new Origin(session, client));
  }

  private List<List<Share>> confirmationOptions(SessionRef session, Claimant claimant) {
    UserId user = session.owner();
    return ownerOptions(Bucket.ofPasswordChecks(user), claimant.network());
  }

  /**
   * The owner of an account takes from a bucket of the account and from those of the network; or,
   * if the network has nothing left, from the bucket of the account and its spare bucket.
   */
  private List<List<Share>> ownerOptions(Bucket own, Network network) {
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
            List.of(
                own, new Share(bucket.apply(site), own.limit().times(ThrottlePolicy.SITE_FACTOR))))
        .orElseGet(() -> List.of(own));
  }

  private Share share(Bucket bucket) {
    return new Share(bucket, policy.of(bucket.kind()));
  }

  private boolean isLimited() {
    return !policy.equals(ThrottlePolicy.NONE);
  }

  /** Checked before anything is counted or looked up, so that refusing a crowd costs little. */
  private Claimant withTurn(Claimant claimant) {
    hasher.ensureTurn(claimant);
    return claimant;
  }
}
