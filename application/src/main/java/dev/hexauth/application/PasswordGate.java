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
import java.util.stream.Stream;

/** Admits attempts that compute a password hash, within the limits that all nodes share. */
final class PasswordGate {

  private final RateLimiter limiter;
  private final KnownNetworks known;
  private final PasswordHasher hasher;
  private final Shares shares;
  private final boolean remembersNetworks;
  private final InstantSource clock;

  /**
   * @param reportsNetworks whether networks are remembered even if nothing is limited, because new
   *     ones are reported to users
   */
  PasswordGate(
      Throttle throttle,
      KnownNetworks known,
      PasswordHasher hasher,
      ThrottlePolicy policy,
      boolean reportsNetworks,
      SecurityEvents events,
      InstantSource clock) {
    this.limiter = new RateLimiter(throttle, events, clock);
    this.known = known;
    this.hasher = hasher;
    this.shares = new Shares(policy);
    this.remembersNetworks = reportsNetworks || !policy.equals(ThrottlePolicy.NONE);
    this.clock = clock;
  }

  /**
   * The claimant for a request of {@code client} that names {@code account}. While networks are not
   * remembered, every claimant is a stranger.
   *
   * @throws dev.hexauth.domain.UnavailableException if the claimant would wait too long for a hash
   */
  Claimant claimant(EmailAddress account, Client client) {
    Network network = Network.of(client);
    boolean isKnown = remembersNetworks && known.isKnown(account, network, clock.instant());
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
                          shares.byNetwork(Bucket::ofLogins, network),
                          List.of(shares.of(Bucket.ofStrangers(claimant.account()))),
                          shares.byNetwork(Bucket::ofFailures, network))
                      .flatMap(List::stream)
                      .toList());
        };
    return limiter.admit(options, new Origin(client));
  }

  /**
   * Remembers the network of a claimant who has logged in.
   *
   * @return whether the network is new to an account that knows others
   */
  boolean remember(Claimant claimant) {
    return remembersNetworks
        && known.remember(claimant.account(), claimant.network(), clock.instant());
  }

  /** Admits a registration. */
  Attempt admitRegistration(Claimant claimant, Client client) {
    List<Share> taken = shares.byNetwork(Bucket::ofRegistrations, claimant.network());
    return limiter.admit(List.of(taken), new Origin(client));
  }

  /** Admits the confirmation of a password by the owner of {@code session}. */
  Attempt admitConfirmation(SessionRef session, Claimant claimant, Client client) {
    return limiter.admit(confirmationOptions(session, claimant), new Origin(session, client));
  }

  /** Admits a password change by the owner of {@code session}, who confirms the current one. */
  Attempt admitChange(SessionRef session, Claimant claimant, Client client) {
    Share changes = shares.of(Bucket.ofPasswordChanges(session.owner()));
    List<List<Share>> options =
        confirmationOptions(session, claimant).stream()
            .map(option -> Stream.concat(option.stream(), Stream.of(changes)).toList())
            .toList();
    return limiter.admit(options, new Origin(session, client));
  }

  /** A reset of the password of {@code user}, by the bearer of a code. */
  Attempt admitReset(UserId user, Client client) {
    return limiter.admit(
        List.of(List.of(shares.of(Bucket.ofPasswordResets(user)))), new Origin(client));
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
        Stream.concat(
                Stream.of(shares.of(own)), shares.byNetwork(Bucket::ofFailures, network).stream())
            .toList(),
        List.of(shares.of(own), spare));
  }

  /** Checked before anything is counted or looked up, so that refusing a crowd costs little. */
  private Claimant withTurn(Claimant claimant) {
    hasher.ensureTurn(claimant);
    return claimant;
  }
}
