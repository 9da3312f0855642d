package dev.hexauth.adapter.memory;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.mail.Posting;
import dev.hexauth.domain.port.AuditTrail;
import dev.hexauth.domain.port.BreachedPasswords;
import dev.hexauth.domain.port.EmailCodes;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.MailRecords;
import dev.hexauth.domain.port.MailTransport;
import dev.hexauth.domain.port.Outbox;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.port.UserDirectory;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.port.UserTransfer;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.user.RawPassword;
import java.util.List;
import java.util.Optional;

/**
 * The in-memory adapters of all driven ports, and access to their state for tests. Only {@link
 * #users}, {@link #directory}, {@link #transfer}, {@link #mailRecords}, {@link #serviceKeys},
 * {@link #auditTrail}, {@link #sessions}, {@link #throttle} and {@link #knownNetworks} are for use
 * outside tests; the others are not secure.
 */
public final class MemoryConfiguration {

  /** The maximum number of buckets, of accounts with known networks, and of kept events. */
  private static final int ROOM = 100_000;

  private final UserTables tables = new UserTables();
  private final UserRepository users = new InMemoryUserRepository(tables);
  private final UserDirectory directory = new InMemoryUserDirectory(tables);
  private final EmailCodes codes = new InMemoryEmailCodes(tables);
  private final Outbox outbox = new InMemoryOutbox(tables);
  private final UserTransfer transfer = new InMemoryUserTransfer(tables);
  private final MailRecords mailRecords = new InMemoryMailRecords(tables);
  private final ServiceKeys serviceKeys = new InMemoryServiceKeys();
  private final AuditTrail auditTrail = new InMemoryAuditTrail(ROOM);
  private final SessionStore sessions = new InMemorySessionStore();
  private final RecordedLetters transport = new RecordedLetters();
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

  /** New, empty adapters that hash at cost 1. */
  public static MemoryConfiguration create() {
    return withHashCost(1);
  }

  /**
   * New adapters that hash at {@code cost}, 1 to 9999. They accept hashes of any other cost, which
   * count as outdated.
   */
  public static MemoryConfiguration withHashCost(int cost) {
    return new MemoryConfiguration(cost);
  }

  /** A user store that lasts as long as the process. */
  public UserRepository users() {
    return users;
  }

  /** The directory of that user store. */
  public UserDirectory directory() {
    return directory;
  }

  /** The codes of that user store. */
  public EmailCodes codes() {
    return codes;
  }

  /** The letters of that user store. */
  public Outbox outbox() {
    return outbox;
  }

  /** Moves users into that user store and out of it. */
  public UserTransfer transfer() {
    return transfer;
  }

  /** What that user store keeps of the mail of its users. */
  public MailRecords mailRecords() {
    return mailRecords;
  }

  /** Service keys that last as long as the process. */
  public ServiceKeys serviceKeys() {
    return serviceKeys;
  }

  /**
   * An audit trail that lasts as long as the process; with too many events, it drops the oldest.
   */
  public AuditTrail auditTrail() {
    return auditTrail;
  }

  /** Keeps letters instead of sending them. */
  public MailTransport transport() {
    return transport;
  }

  /** What the transport was given, in order. */
  public List<SentLetter> sentLetters() {
    return transport.sent();
  }

  /** Makes the transport answer {@code posting} from now on. */
  public void answerWith(Posting posting) {
    transport.answerWith(posting);
  }

  /** A session store that lasts as long as the process; its only clock is {@code now}. */
  public SessionStore sessions() {
    return sessions;
  }

  /** A throttle for one node; with too many buckets, it drops the least recently used. */
  public Throttle throttle() {
    return throttle;
  }

  /** Known networks for one node; with too many accounts, it drops the least recently used. */
  public KnownNetworks knownNetworks() {
    return knownNetworks;
  }

  /** A fast, insecure hasher. */
  public PasswordHasher hasher() {
    return hasher;
  }

  /** How many hashes {@link #hasher} has computed, for new hashes and comparisons. */
  public int hashesComputed() {
    return hasher.hashed();
  }

  /** The claimant for whom the last hash was computed; empty before the first. */
  public Optional<Claimant> lastClaimant() {
    return hasher.lastClaimant();
  }

  /** The passwords given to {@link #breach}. */
  public BreachedPasswords breachedPasswords() {
    return breachedPasswords;
  }

  /** Adds {@code password} to the breached passwords. */
  public void breach(RawPassword password) {
    breachedPasswords.add(password);
  }

  /** A signer whose tokens only {@link #verifier} accepts. */
  public TokenSigner signer() {
    return tokens;
  }

  /** A verifier that accepts the tokens of {@link #signer}. */
  public TokenVerifier verifier() {
    return tokens;
  }

  /** Sequential ids, from 1. */
  public RandomIds ids() {
    return ids;
  }

  /** Public ids that anyone who knows the {@code sid} can compute. */
  public PublicIds publicIds() {
    return publicIds;
  }

  /** Records events. */
  public SecurityEvents events() {
    return events;
  }

  /** The recorded events, in order. */
  public List<SecurityEvent> recordedEvents() {
    return events.recorded();
  }
}
