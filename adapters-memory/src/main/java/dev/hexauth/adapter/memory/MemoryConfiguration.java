package dev.hexauth.adapter.memory;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.BreachedPasswords;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.user.RawPassword;
import java.util.List;
import java.util.Optional;

/**
 * One of each: the adapters of all driven ports in memory, and what a test may want to see of them.
 * Only {@link #users}, {@link #sessions}, {@link #throttle} and {@link #knownNetworks} serve
 * outside tests; the others keep no secret.
 */
public final class MemoryConfiguration {

  /** How many buckets, and the networks of how many accounts, are kept: some 20 MB at the most. */
  private static final int ROOM = 100_000;

  private final UserRepository users = new InMemoryUserRepository();
  private final SessionStore sessions = new InMemorySessionStore();
  private final Throttle throttle = new InMemoryThrottle(ROOM);
  private final KnownNetworks knownNetworks = new InMemoryKnownNetworks(ROOM);
  private final InMemoryTokens tokens = new InMemoryTokens();
  private final RandomIds ids = new SequentialIds();
  private final PublicIds publicIds = new Sha256PublicIds();
  private final RecordedSecurityEvents events = new RecordedSecurityEvents();
  private final InMemoryBreachedPasswords breachedPasswords = new InMemoryBreachedPasswords();
  private final Sha256PasswordHasher hasher;

  private MemoryConfiguration(int hashCost) {
    this.hasher = new Sha256PasswordHasher(hashCost);
  }

  /** New adapters, with nothing in them, that hash at cost 1. */
  public static MemoryConfiguration create() {
    return withHashCost(1);
  }

  /**
   * New adapters that hash at {@code cost}, 1 to 9999. They understand the hashes of any other
   * cost, and find them outdated.
   */
  public static MemoryConfiguration withHashCost(int cost) {
    return new MemoryConfiguration(cost);
  }

  /** Users, for as long as the process lives. */
  public UserRepository users() {
    return users;
  }

  /** Sessions, likewise; they know no time but the {@code now} they are asked with. */
  public SessionStore sessions() {
    return sessions;
  }

  /** A throttle of one node; it forgets what is used least when there are too many buckets. */
  public Throttle throttle() {
    return throttle;
  }

  /** The memory of one node, likewise. */
  public KnownNetworks knownNetworks() {
    return knownNetworks;
  }

  /** A hasher that is as fast to guess as to compare. */
  public PasswordHasher hasher() {
    return hasher;
  }

  /** How many hashes {@link #hasher} has computed, to make one or to compare. */
  public int hashesComputed() {
    return hasher.hashed();
  }

  /** For whom the last of them was computed; empty before the first. */
  public Optional<Claimant> lastClaimant() {
    return hasher.lastClaimant();
  }

  /** Those that {@link #breach} was told. */
  public BreachedPasswords breachedPasswords() {
    return breachedPasswords;
  }

  /** Makes {@code password} known from a breach. */
  public void breach(RawPassword password) {
    breachedPasswords.add(password);
  }

  /** A signer of tokens that {@link #verifier} alone takes for genuine. */
  public TokenSigner signer() {
    return tokens;
  }

  /** A verifier that takes for genuine what {@link #signer} has signed. */
  public TokenVerifier verifier() {
    return tokens;
  }

  /** Ids that are counted from 1. */
  public RandomIds ids() {
    return ids;
  }

  /** Public ids that anyone who knows the {@code sid} can compute. */
  public PublicIds publicIds() {
    return publicIds;
  }

  /** A recorder. */
  public SecurityEvents events() {
    return events;
  }

  /** What {@link #events} was told, in order. */
  public List<SecurityEvent> recordedEvents() {
    return events.recorded();
  }
}
