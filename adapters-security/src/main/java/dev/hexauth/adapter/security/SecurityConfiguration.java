package dev.hexauth.adapter.security;

import dev.hexauth.domain.event.SecurityEvent;
import dev.hexauth.domain.port.BreachedPasswords;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.token.TokenKind;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SignatureAlgorithm;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the adapters of this module. Whoever composes the service calls each method once and hands
 * the results to the core:
 *
 * <pre>{@code
 * TokenKeys keys = SecurityConfiguration.tokenKeys(keySettings, NativeCode.AUTO);
 * TokenSigner signer = SecurityConfiguration.tokenSigner(keys, tokenSettings);
 * TokenVerifier verifier = SecurityConfiguration.tokenVerifier(keys, tokenSettings);
 * HashingCode code = SecurityConfiguration.hashingCode(NativeCode.AUTO);
 * PasswordHasher hasher = SecurityConfiguration.passwordHasher(HashingSettings.DEFAULT, code, meters);
 * BreachedPasswords breached = SecurityConfiguration.breachedPasswords(true, Optional.empty());
 * RandomIds ids = SecurityConfiguration.randomIds();
 * PublicIds publicIds = SecurityConfiguration.publicIds();
 * BoundedLog log = SecurityConfiguration.boundedLog(clock);
 * SecurityEvents events = SecurityConfiguration.securityEvents(meters, log);
 * }</pre>
 */
public final class SecurityConfiguration {

  private SecurityConfiguration() {}

  /** Looks for native code that computes hashes, and tries what it finds. */
  public static HashingCode hashingCode(NativeCode wanted) {
    return new HashingCode(SlowFunctions.find(wanted));
  }

  /**
   * Hashes as {@code settings} say and compares with bcrypt and Argon2id alike, on threads of its
   * own, on which claimants take turns. It is an {@link AutoCloseable} (as a bean it is closed with
   * its context), after which it is unavailable.
   *
   * @param meters is told how many wait for a thread, and how many were refused
   */
  public static PasswordHasher passwordHasher(
      HashingSettings settings, HashingCode code, MeterRegistry meters) {
    return new PooledPasswordHasher(
        unpooledPasswordHasher(settings.function(), code.functions),
        settings.threads(),
        settings.longestWait(),
        meters);
  }

  /** With {@link #hashingCode} as it is found here, and telling nobody. */
  public static PasswordHasher passwordHasher(HashingSettings settings) {
    return passwordHasher(settings, hashingCode(NativeCode.AUTO), new CompositeMeterRegistry());
  }

  static SlowPasswordHasher unpooledPasswordHasher(HashFunction function) {
    return unpooledPasswordHasher(function, SlowFunctions.find(NativeCode.AUTO));
  }

  static SlowPasswordHasher unpooledPasswordHasher(HashFunction function, SlowFunctions functions) {
    SecureRandom random = new SecureRandom();
    return new SlowPasswordHasher(
        functions.of(function, random),
        List.of(functions.of(Bcrypt.DEFAULT, random), functions.of(Argon2id.DEFAULT, random)));
  }

  /**
   * Those of one list or two.
   *
   * @param common whether the 10 000 most common ones are among them, in any letter case
   * @param file more of them: a line with the SHA-1 of each, in hexadecimal and in order, as Have I
   *     Been Pwned's downloader writes them. It stays on disk, is read at each look-up and may be
   *     replaced by another at any time
   * @throws UnusableFileException if there is no such file
   */
  public static BreachedPasswords breachedPasswords(boolean common, Optional<Path> file) {
    List<BreachedPasswords> lists = new ArrayList<>();
    if (common) {
      lists.add(CommonPasswords.shipped());
    }
    file.map(SecurityConfiguration::breachedPasswordsIn).ifPresent(lists::add);
    return password -> lists.stream().anyMatch(list -> list.include(password));
  }

  private static BreachedPasswords breachedPasswordsIn(Path file) {
    BreachedPasswordsFile passwords = new BreachedPasswordsFile(file);
    try {
      passwords.check();
    } catch (IOException e) {
      throw new UnusableFileException(file, e);
    }
    return passwords;
  }

  /**
   * The keys that {@code settings} name. Of each active pair the private key must be set; the
   * public key may be. No key may be of both kinds.
   *
   * @param wanted whether native code is to compute with them where it can
   * @throws UnusableKeyException if a key is missing or cannot be used
   */
  public static TokenKeys tokenKeys(KeySettings settings, NativeCode wanted) {
    KeyRing access = KeyRing.of(settings.access());
    KeyRing refresh = KeyRing.of(settings.refresh());
    for (VerificationKey key : refresh.verifying()) {
      access.find(key.id()).ifPresent(same -> refuseShared(key, same, settings.refresh()));
    }
    SignatureCode code = SignatureCode.find(wanted, List.of(access.signing(), refresh.signing()));
    return new TokenKeys(access.in(code), refresh.in(code));
  }

  /** With native code where it can be used. */
  public static TokenKeys tokenKeys(KeySettings settings) {
    return tokenKeys(settings, NativeCode.AUTO);
  }

  private static void refuseShared(VerificationKey key, VerificationKey same, KindSettings kind) {
    throw new UnusableKeyException(
        key.setting(),
        "is the same key as "
            + same.setting()
            + ", and each kind of token needs its own; "
            + kind.algorithm().form().howToMakeOne());
  }

  /**
   * Like {@link #tokenKeys}, but where neither key of a pair is set, it is taken from {@code
   * directory}, and made and kept there if need be, for its owner's eyes only. For the development
   * profile alone.
   *
   * @throws UnusableKeyException if a key cannot be used or kept
   */
  public static TokenKeys developmentTokenKeys(
      KeySettings settings, Path directory, NativeCode wanted) {
    DevelopmentKeys keys = new DevelopmentKeys(directory, new SecureRandom());
    return tokenKeys(
        new KeySettings(
            keys.complete(settings.access(), "access-token"),
            keys.complete(settings.refresh(), "refresh-token")),
        wanted);
  }

  /**
   * The public keys that access tokens are verified with, as the JSON of a JWK Set (RFC 7517, 5)
   * for whoever asks; the active one first. Keys for refresh tokens are nobody else's business.
   */
  public static String jwks(TokenKeys keys) {
    return keys.access.verifying().stream()
        .map(VerificationKey::json)
        .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }

  /** Signs tokens with {@code keys}. */
  public static TokenSigner tokenSigner(TokenKeys keys, TokenSettings settings) {
    return new JwtTokenSigner(keys.access, keys.refresh, settings.issuer(), settings.audience());
  }

  /** Verifies the tokens of {@link #tokenSigner}, on this node or another of the same settings. */
  public static TokenVerifier tokenVerifier(TokenKeys keys, TokenSettings settings) {
    return new JwtTokenVerifier(
        keys.access,
        keys.refresh,
        settings.issuer(),
        settings.audience(),
        settings.clockTolerance());
  }

  /** Makes identifiers from the operating system's randomness. */
  public static RandomIds randomIds() {
    return new SecureRandomIds(new SecureRandom());
  }

  /** Gives sessions public ids, on all nodes the same. */
  public static PublicIds publicIds() {
    return new HashedPublicIds();
  }

  /**
   * Logs events, with keys and values, to the logger {@value LoggedSecurityEvents#LOGGER}, and
   * counts them in {@code meters}, as {@value CountedSecurityEvents#METER}.
   *
   * @param bounded decides what is logged of events that any caller can cause at will
   */
  public static SecurityEvents securityEvents(MeterRegistry meters, BoundedLog bounded) {
    Logger log = LoggerFactory.getLogger(LoggedSecurityEvents.LOGGER);
    return new CountedSecurityEvents(new LoggedSecurityEvents(log, publicIds(), bounded), meters);
  }

  /** A log that callers cannot flood, for all that recurs on this node. */
  public static BoundedLog boundedLog(InstantSource clock) {
    return new WatchedLines(new RecurringLines(clock));
  }

  /**
   * Bounds what is logged of something that may recur any number of times: one line for the first
   * of a kind and origin, then one line a minute with how many more there were. Of many origins at
   * a time, the last ones share one line.
   */
  public interface BoundedLog extends AutoCloseable {

    /**
     * Something of {@code kind} came from {@code origin}.
     *
     * @param kind one of a few: no caller can add to them
     * @param origin a network, or what else tells occurrences of a kind apart
     * @param first logs this occurrence; it is called now or never
     * @param more logs how many there were since the last line, 1 or more, and of which origin, or
     *     {@value RecurringLines#MANY}; only that of the latest occurrence is called
     */
    void tell(String kind, String origin, Runnable first, ObjLongConsumer<String> more);

    /** Logs what has been counted and not logged yet. */
    @Override
    void close();
  }

  /** Whether native code is used. */
  public enum NativeCode {
    /** Where it is installed and passes a self-test; Java elsewhere. */
    AUTO,
    /** Never. */
    OFF;

    /** Why there is none when it is {@link #OFF}. */
    static final String AS_SET = "native code is switched off";
  }

  /** What computes password hashes. */
  public static final class HashingCode {

    private final SlowFunctions functions;

    private HashingCode(SlowFunctions functions) {
      this.functions = functions;
    }

    /** What computes {@code function}: a library, or Java and why. */
    public String of(HashFunction function) {
      return functions.computing(function);
    }
  }

  /** What new password hashes are made with. Hashes of either function are understood always. */
  public sealed interface HashFunction {}

  /**
   * bcrypt.
   *
   * @param cost the logarithm to base 2 of the rounds: {@value BcryptFunction#MIN_COST} to {@value
   *     BcryptFunction#MAX_COST}; a step up doubles the time. Below 10 it is for tests only (OWASP
   *     Password Storage)
   */
  public record Bcrypt(int cost) implements HashFunction {

    /** Cost 12: about a quarter of a second. */
    public static final Bcrypt DEFAULT = new Bcrypt(12);

    /**
     * @throws IllegalArgumentException if the cost is out of range
     */
    public Bcrypt {
      require(
          cost >= BcryptFunction.MIN_COST && cost <= BcryptFunction.MAX_COST,
          "the cost of bcrypt must be "
              + BcryptFunction.MIN_COST
              + " to "
              + BcryptFunction.MAX_COST
              + ", not "
              + cost);
    }
  }

  /**
   * Argon2id (RFC 9106).
   *
   * @param memoryKib m, in KiB: 8 or more for each lane, at most 1 GiB
   * @param iterations t: 1 to 32
   * @param parallelism p, the lanes: 1 to 16; they are computed one after the other
   */
  public record Argon2id(int memoryKib, int iterations, int parallelism) implements HashFunction {

    /** 19 MiB, two passes, one lane (OWASP Password Storage). */
    public static final Argon2id DEFAULT = new Argon2id(19 * 1024, 2, 1);

    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public Argon2id {
      require(
          new Argon2idFunction.Cost(memoryKib, iterations, parallelism).isComputable(),
          "argon2id takes parallelism 1 to 16, iterations 1 to 32, and memory from 8 KiB for each"
              + " lane to 1048576 KiB, not parallelism "
              + parallelism
              + ", iterations "
              + iterations
              + ", memory "
              + memoryKib
              + " KiB");
    }

    Argon2idFunction.Cost cost() {
      return new Argon2idFunction.Cost(memoryKib, iterations, parallelism);
    }
  }

  /**
   * How passwords are hashed.
   *
   * @param threads how many hashes are computed at once, 1 or more
   * @param longestWait how long a caller may wait for a thread, {@link #MIN_WAIT} to {@link
   *     #MAX_WAIT}; a caller that would wait longer is refused
   */
  public record HashingSettings(HashFunction function, int threads, Duration longestWait) {

    /** The shortest {@link #longestWait}. */
    public static final Duration MIN_WAIT = Duration.ofMillis(100);

    /** The longest {@link #longestWait}. */
    public static final Duration MAX_WAIT = Duration.ofSeconds(60);

    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(5);

    /** bcrypt, on all processors. */
    public static final HashingSettings DEFAULT = of(Bcrypt.DEFAULT);

    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public HashingSettings {
      require(threads >= 1, "hashing needs 1 thread or more, not " + threads);
      require(
          longestWait.compareTo(MIN_WAIT) >= 0 && longestWait.compareTo(MAX_WAIT) <= 0,
          "the wait for a hash must be 100 ms to 60 s, not " + longestWait.toMillis() + " ms");
    }

    /** {@code function} on as many threads, and with as long a wait, as {@link #DEFAULT} has. */
    public static HashingSettings of(HashFunction function) {
      return new HashingSettings(
          function, Runtime.getRuntime().availableProcessors(), DEFAULT_WAIT);
    }
  }

  /**
   * What all tokens say, and how strictly their times are read.
   *
   * @param issuer {@code iss}: who issues, 1 to {@value #MAX_LENGTH} characters
   * @param audience {@code aud} of access tokens: whom they are for, likewise
   * @param clockTolerance how far the clocks of nodes may be apart, 0 to 60 s; tokens are good for
   *     that much longer
   */
  public record TokenSettings(String issuer, String audience, Duration clockTolerance) {

    /** The longest issuer and audience. */
    public static final int MAX_LENGTH = 255;

    private static final Duration MAX_TOLERANCE = Duration.ofMinutes(1);

    /** {@code hexauth} for both, and no tolerance. */
    public static final TokenSettings DEFAULT =
        new TokenSettings("hexauth", "hexauth", Duration.ZERO);

    /**
     * @throws IllegalArgumentException if a value is out of range
     */
    public TokenSettings {
      requireName(issuer, "issuer");
      requireName(audience, "audience");
      require(
          !clockTolerance.isNegative() && clockTolerance.compareTo(MAX_TOLERANCE) <= 0,
          "the clock tolerance must be 0 to 60 s, not " + clockTolerance);
    }

    private static void requireName(String value, String what) {
      require(
          !value.isBlank() && value.length() <= MAX_LENGTH,
          "the " + what + " of tokens must have 1 to " + MAX_LENGTH + " characters");
      require(
          FlatJson.isWhole(value),
          "the " + what + " of tokens has a character that could not be read: give it in UTF-8");
    }
  }

  /** What a key signs and verifies with: the {@code alg} of its tokens, and of no others. */
  public enum SigningAlgorithm {
    /** RSASSA-PKCS1-v1_5 with SHA-256, by an RSA key of 2048 bits or more (RFC 7518, 3.3). */
    RS256(KeyForm.RSA),
    /** RSASSA-PSS with SHA-256, by such a key (RFC 7518, 3.5); no two signatures are the same. */
    PS256(KeyForm.RSA),
    /** ECDSA with SHA-256, by a key on P-256 (RFC 7518, 3.4); no two signatures are the same. */
    ES256(KeyForm.P256),
    /** {@code EdDSA} by an Ed25519 key (RFC 8037, 3.1). */
    EDDSA(KeyForm.ED25519);

    private final KeyForm form;

    SigningAlgorithm(KeyForm form) {
      this.form = form;
    }

    String id() {
      return signature().getId();
    }

    SignatureAlgorithm signature() {
      return switch (this) {
        case RS256 -> Jwts.SIG.RS256;
        case PS256 -> Jwts.SIG.PS256;
        case ES256 -> Jwts.SIG.ES256;
        case EDDSA -> Jwts.SIG.EdDSA;
      };
    }

    KeyForm form() {
      return form;
    }
  }

  /** The keys of both kinds of token. */
  public record KeySettings(KindSettings access, KindSettings refresh) {

    /** Two pairs for {@link SigningAlgorithm#RS256} alone; the public keys may be absent. */
    public KeySettings(
        KeyValue accessPrivate,
        KeyValue accessPublic,
        KeyValue refreshPrivate,
        KeyValue refreshPublic) {
      this(
          new KindSettings(SigningAlgorithm.RS256, accessPrivate, accessPublic, List.of()),
          new KindSettings(SigningAlgorithm.RS256, refreshPrivate, refreshPublic, List.of()));
    }
  }

  /**
   * The keys of one kind of token. A key that is not among them is refused from the start on.
   *
   * @param algorithm what the active key is for
   * @param privateKey the active key, which signs and verifies
   * @param publicKey its public half, which follows from it and may be absent
   * @param others keys that verify and do not sign: pending ones, which are to be the active one
   *     next and may be on other nodes already, and retired ones, whose last tokens have not
   *     expired; one may be the active key too, as while it takes over
   */
  public record KindSettings(
      SigningAlgorithm algorithm, KeyValue privateKey, KeyValue publicKey, List<OtherKey> others) {

    /** Copies the list. */
    public KindSettings {
      others = List.copyOf(others);
    }
  }

  /**
   * A key that verifies and does not sign.
   *
   * @param algorithm what it is for
   * @param value the public key, or the private one, of which only the public half is kept
   */
  public record OtherKey(SigningAlgorithm algorithm, KeyValue value) {}

  /**
   * The value of one setting that holds a key: PEM, base64 of PEM, or {@code file:} and the path of
   * a file with either. Private keys are PKCS#8, public ones SubjectPublicKeyInfo; those for RSA
   * may be PKCS#1. A secret: it does not print itself.
   */
  public static final class KeyValue {

    private final String setting;
    private final String text;

    private KeyValue(String setting, String text) {
      this.setting = setting;
      this.text = text;
    }

    /**
     * The value of one setting.
     *
     * @param setting the name under which an operator knows it, for messages
     * @param text its value; blank if it is not set
     */
    public static KeyValue of(String setting, String text) {
      return new KeyValue(setting, text);
    }

    /** The setting {@code setting}, which has no value. */
    public static KeyValue absent(String setting) {
      return new KeyValue(setting, "");
    }

    String setting() {
      return setting;
    }

    boolean isSet() {
      return !text.isBlank();
    }

    String text() {
      return text;
    }

    @Override
    public String toString() {
      return "KeyValue[" + setting + ", " + (isSet() ? "redacted" : "not set") + "]";
    }
  }

  /** The keys of both kinds of token, read and checked. */
  public static final class TokenKeys {

    private final KeyRing access;
    private final KeyRing refresh;

    private TokenKeys(KeyRing access, KeyRing refresh) {
      this.access = access;
      this.refresh = refresh;
    }

    /** What signs and verifies with them: a library, or the JDK and why. */
    public String computedBy() {
      return access.code().name();
    }

    /** What an operator is to be told of them at the start: which sign, and which verify only. */
    public List<SecurityEvent> loaded() {
      return List.of(access.loaded(TokenKind.ACCESS), refresh.loaded(TokenKind.REFRESH));
    }
  }

  /**
   * A key that cannot be used. The message is one sentence for an operator: the setting, what is
   * wrong, and what to do; never the key.
   */
  public static final class UnusableKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String setting;

    UnusableKeyException(String setting, String problem) {
      super(setting + " " + problem);
      this.setting = setting;
    }

    UnusableKeyException(String setting, String problem, Throwable cause) {
      super(setting + " " + problem, cause);
      this.setting = setting;
    }

    /** The name of the setting. */
    public String setting() {
      return setting;
    }
  }

  /** A file that cannot be used. The message says which and why. */
  public static final class UnusableFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableFileException(Path file, IOException cause) {
      super(file.toAbsolutePath() + ": " + cause.getMessage(), cause);
    }
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
