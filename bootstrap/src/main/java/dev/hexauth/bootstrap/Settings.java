package dev.hexauth.bootstrap;

import dev.hexauth.adapter.passwords.Argon2id;
import dev.hexauth.adapter.passwords.Bcrypt;
import dev.hexauth.adapter.passwords.HashingSettings;
import dev.hexauth.adapter.passwords.NativeHashing;
import dev.hexauth.adapter.tokens.KeySettings;
import dev.hexauth.adapter.tokens.KeyValue;
import dev.hexauth.adapter.tokens.KindSettings;
import dev.hexauth.adapter.tokens.NativeSigning;
import dev.hexauth.adapter.tokens.OtherKey;
import dev.hexauth.adapter.tokens.SigningAlgorithm;
import dev.hexauth.adapter.tokens.TokenSettings;
import dev.hexauth.adapter.web.BodyDelivery;
import dev.hexauth.adapter.web.SameSite;
import dev.hexauth.adapter.web.WebSettings;
import dev.hexauth.adapter.web.http.ConnectionLimits;
import dev.hexauth.bootstrap.Culprits.Group;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.throttle.Limit;
import dev.hexauth.domain.throttle.Rate;
import dev.hexauth.domain.throttle.ThrottlePolicy;
import dev.hexauth.domain.user.PasswordPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;

/**
 * All settings with their defaults; README.md has the same table.
 *
 * @param users the user store
 * @param sessions the session store
 * @param allowVolatileStores whether stores that lose everything when the process ends are allowed
 * @param postgres of PostgreSQL at start-up
 */
@ConfigurationProperties(prefix = "hexauth", ignoreUnknownFields = false)
record Settings(
    @DefaultValue("postgres") Users users,
    @DefaultValue("redis") Sessions sessions,
    @DefaultValue("false") boolean allowVolatileStores,
    @DefaultValue Postgres postgres,
    @DefaultValue Passwords password,
    @DefaultValue SessionLimits session,
    @DefaultValue Tokens token,
    @DefaultValue Attempts throttle,
    @DefaultValue Shutdown shutdown,
    @DefaultValue Http web) {

  enum Users {
    POSTGRES,
    MEMORY,
    /** A bean of the application that imports this one. */
    CUSTOM
  }

  enum Sessions {
    REDIS,
    POSTGRES,
    MEMORY,
    /** A bean of the application that imports this one. */
    CUSTOM
  }

  Settings {
    if (!allowVolatileStores && (users == Users.MEMORY || sessions == Sessions.MEMORY)) {
      throw new InvalidSettingException(
          users == Users.MEMORY ? "hexauth.users" : "hexauth.sessions",
          "is memory, which forgets everything when the process ends",
          "Choose a durable store, or accept the loss with hexauth.allow-volatile-stores=true.");
    }
    Group passwords = new Group("hexauth.password", password);
    Group tokens = new Group("hexauth.token", token);
    Group sessionLimits = new Group("hexauth.session", session);
    check(
        values -> policyOf((SessionLimits) values.getFirst(), (Tokens) values.getLast()),
        sessionLimits,
        tokens);
    check(values -> ((Passwords) values.getFirst()).policy(), passwords);
    check(values -> ((Passwords) values.getFirst()).breached(), passwords);
    check(values -> ((Passwords) values.getFirst()).hashing(), passwords);
    check(values -> ((Tokens) values.getFirst()).tokens(), tokens);
    check(
        values -> ((Attempts) values.getFirst()).policy(), new Group("hexauth.throttle", throttle));
    check(
        values -> ((Shutdown) values.getFirst()).checkedDrain(),
        new Group("hexauth.shutdown", shutdown));
    check(values -> ((Http) values.getFirst()).http(), new Group("hexauth.web", web));
    check(values -> ((Http) values.getFirst()).connections(), new Group("hexauth.web", web));
  }

  /** Lets the value types check themselves, and names the settings at fault. */
  private static void check(Function<List<Record>, ?> values, Group... groups) {
    Optional<IllegalArgumentException> refusal =
        refusal(values, Arrays.stream(groups).map(Group::values).toList());
    if (refusal.isPresent()) {
      List<String> names = Culprits.in(List.of(groups), given -> refusal(values, given).isEmpty());
      throw new InvalidSettingException(
          String.join(" or ", names),
          "is wrong: " + refusal.get().getMessage(),
          "Set for instance "
              + names.stream()
                  .flatMap(name -> SettingsTable.example(name).stream())
                  .collect(Collectors.joining(" ")),
          refusal.get());
    }
  }

  private static Optional<IllegalArgumentException> refusal(
      Function<List<Record>, ?> values, List<Record> given) {
    try {
      var _ = values.apply(given);
      return Optional.empty();
    } catch (IllegalArgumentException refusal) {
      return Optional.of(refusal);
    }
  }

  /**
   * @param migrate whether the tables are migrated; else they must be up to date
   */
  record Postgres(@DefaultValue("true") boolean migrate) {}

  /**
   * @param minLength of a new password, in UTF-16 units
   * @param maxLength of a new password, in UTF-16 units
   * @param refuseCommon whether the 10 000 most common passwords are refused
   * @param breachedFile the path of a file with the hashes of further passwords to refuse; empty:
   *     none
   * @param algorithm of new hashes; hashes of the other are accepted too
   * @param bcryptCost the base-2 logarithm of bcrypt's rounds
   * @param hashingThreads how many hashes are computed at once; 0: one for each processor
   * @param hashingWait how long a request may wait for a thread; one that would wait longer is
   *     refused
   * @param nativeCode whether libcrypt and libsodium compute hashes if they are available
   */
  record Passwords(
      @DefaultValue("8") int minLength,
      @DefaultValue("32") int maxLength,
      @DefaultValue("true") boolean refuseCommon,
      @DefaultValue("") String breachedFile,
      @DefaultValue("bcrypt") Algorithm algorithm,
      @DefaultValue("12") int bcryptCost,
      @DefaultValue("0") int hashingThreads,
      @DefaultValue("5s") Duration hashingWait,
      @DefaultValue("auto") NativeHashing nativeCode) {

    enum Algorithm {
      BCRYPT,
      ARGON2ID
    }

    PasswordPolicy policy() {
      return new PasswordPolicy(minLength, maxLength);
    }

    Optional<Path> breached() {
      return Optional.of(breachedFile).filter(path -> !path.isBlank()).map(Path::of);
    }

    HashingSettings hashing() {
      HashingSettings standard =
          HashingSettings.of(
              switch (algorithm) {
                case BCRYPT -> new Bcrypt(bcryptCost);
                case ARGON2ID -> Argon2id.DEFAULT;
              });
      return new HashingSettings(
          standard.function(),
          hashingThreads == 0 ? standard.threads() : hashingThreads,
          hashingWait);
    }
  }

  /**
   * @param lifetime from the login, however often the session is used
   * @param repeatWindow how long after a refresh the previous token still gets the current one
   * @param repeatUnconfirmed whether it also does later, until the current generation has been used
   * @param maxPerUser how many sessions of one user may be active at once
   */
  record SessionLimits(
      @DefaultValue("24h") Duration lifetime,
      @DefaultValue("30s") Duration repeatWindow,
      @DefaultValue("true") boolean repeatUnconfirmed,
      @DefaultValue("20") int maxPerUser) {}

  /**
   * @param issuer the {@code iss} of every token
   * @param audience the {@code aud} of every access token
   * @param accessLifetime of an access token
   * @param refreshLifetime of a refresh token, and so of an unused session
   * @param clockTolerance the tolerated clock skew between nodes
   * @param accessPrivateKey signs access tokens: PEM, base64 of PEM, or file: and a path
   * @param accessPublicKey its public key, if it should be checked
   * @param refreshPrivateKey signs refresh tokens
   * @param refreshPublicKey its public key, if it should be checked
   * @param accessAlgorithm the algorithm of access tokens
   * @param refreshAlgorithm the algorithm of refresh tokens
   * @param accessOtherKeys pending and retired keys: they verify access tokens and sign none
   * @param refreshOtherKeys the same for refresh tokens
   * @param nativeCode whether Amazon Corretto Crypto Provider signs and verifies if it runs here
   */
  record Tokens(
      @DefaultValue("hexauth") String issuer,
      @DefaultValue("hexauth") String audience,
      @DefaultValue("15m") Duration accessLifetime,
      @DefaultValue("60m") Duration refreshLifetime,
      @DefaultValue("0s") Duration clockTolerance,
      @DefaultValue("") Key accessPrivateKey,
      @DefaultValue("") Key accessPublicKey,
      @DefaultValue("") Key refreshPrivateKey,
      @DefaultValue("") Key refreshPublicKey,
      @DefaultValue("RS256") SigningAlgorithm accessAlgorithm,
      @DefaultValue("RS256") SigningAlgorithm refreshAlgorithm,
      @DefaultValue List<Other> accessOtherKeys,
      @DefaultValue List<Other> refreshOtherKeys,
      @DefaultValue("auto") NativeSigning nativeCode) {

    /** A key that verifies and does not sign: its algorithm, and its public or private half. */
    record Other(@DefaultValue("RS256") SigningAlgorithm algorithm, @DefaultValue("") Key key) {}

    TokenSettings tokens() {
      return new TokenSettings(issuer, audience, clockTolerance);
    }

    KeySettings keys() {
      return new KeySettings(
          new KindSettings(
              accessAlgorithm,
              accessPrivateKey.as("JWT_ACCESS_TOKEN_PRIVATE_KEY"),
              accessPublicKey.as("JWT_ACCESS_TOKEN_PUBLIC_KEY"),
              others(accessOtherKeys, "hexauth.token.access-other-keys")),
          new KindSettings(
              refreshAlgorithm,
              refreshPrivateKey.as("JWT_REFRESH_TOKEN_PRIVATE_KEY"),
              refreshPublicKey.as("JWT_REFRESH_TOKEN_PUBLIC_KEY"),
              others(refreshOtherKeys, "hexauth.token.refresh-other-keys")));
    }

    private static List<OtherKey> others(List<Other> keys, String setting) {
      return IntStream.range(0, keys.size())
          .mapToObj(i -> otherKey(keys.get(i), "%s[%d].key".formatted(setting, i)))
          .toList();
    }

    private static OtherKey otherKey(Other other, String setting) {
      return new OtherKey(other.algorithm, other.key.as(setting));
    }
  }

  /** The text of a key, with a redacted toString. */
  static final class Key {

    private final String text;

    private Key(String text) {
      this.text = text;
    }

    /** Called by Spring to convert a property. */
    public static Key of(String text) {
      return new Key(text);
    }

    KeyValue as(String setting) {
      return KeyValue.of(setting, text);
    }

    @Override
    public String toString() {
      return "Key[redacted]";
    }
  }

  /**
   * @param enabled whether attempts are limited
   * @param failuresPerNetwork wrong passwords from one network, for all accounts together
   * @param loginPerNetwork failed logins from one network, to accounts that do not know it
   * @param loginPerAccount failed logins to one account, from networks that it does not know
   * @param loginPerKnownNetwork failed logins to one account from one address that it knows;
   *     likewise wrong passwords in the sessions of one user
   * @param registration registrations from one network, successful or not
   * @param lettersPerNetwork letters that one network asks for, to any address
   * @param lettersPerAddress letters that anyone asks for, to one address
   * @param passwordChange password changes of one user, successful or not
   * @param refresh refreshes of one session, counted by each node
   */
  record Attempts(
      @DefaultValue("true") boolean enabled,
      @DefaultValue({"30/1m", "200/1h", "1000/1d"}) List<AttemptRate> failuresPerNetwork,
      @DefaultValue({"20/1m", "100/1h", "500/1d"}) List<AttemptRate> loginPerNetwork,
      @DefaultValue({"5/1m", "20/1h", "50/1d"}) List<AttemptRate> loginPerAccount,
      @DefaultValue({"10/1m", "30/1h", "100/1d"}) List<AttemptRate> loginPerKnownNetwork,
      @DefaultValue({"20/1m", "100/1h", "300/1d"}) List<AttemptRate> registration,
      @DefaultValue({"10/1m", "60/1h", "200/1d"}) List<AttemptRate> lettersPerNetwork,
      @DefaultValue({"5/1h", "10/1d"}) List<AttemptRate> lettersPerAddress,
      @DefaultValue({"10/1h", "30/1d"}) List<AttemptRate> passwordChange,
      @DefaultValue("120/1m") List<AttemptRate> refresh) {

    ThrottlePolicy policy() {
      return enabled
          ? new ThrottlePolicy(
              limit(failuresPerNetwork),
              limit(loginPerNetwork),
              limit(loginPerAccount),
              limit(loginPerKnownNetwork),
              limit(registration),
              limit(passwordChange),
              limit(refresh),
              limit(lettersPerNetwork),
              limit(lettersPerAddress))
          : ThrottlePolicy.NONE;
    }

    private static Limit limit(List<AttemptRate> rates) {
      return new Limit(rates.stream().map(AttemptRate::rate).toList());
    }
  }

  /** A number of attempts in a period, as {@code 20/1m}. */
  record AttemptRate(int count, Duration period) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})/([0-9]{1,9}(?:s|m|h|d))");

    /** Called by Spring to convert a property. */
    public static AttemptRate of(String text) {
      Matcher form = FORM.matcher(text);
      if (!form.matches()) {
        throw new IllegalArgumentException("not a number, a slash and a duration: " + text);
      }
      return new AttemptRate(
          Integer.parseInt(form.group(1)), DurationStyle.SIMPLE.parse(form.group(2)));
    }

    private Rate rate() {
      return new Rate(count, period);
    }
  }

  /**
   * @param drain how long connections are still accepted after the signal to stop
   */
  record Shutdown(@DefaultValue("5s") Duration drain) {

    private static final Duration LONGEST_DRAIN = Duration.ofHours(1);

    /**
     * @throws IllegalArgumentException if the drain is negative or takes more than an hour
     */
    Duration checkedDrain() {
      if (drain.isNegative() || drain.compareTo(LONGEST_DRAIN) > 0) {
        throw new IllegalArgumentException("a drain takes 0 s to 1 h, not " + drain);
      }
      return drain;
    }
  }

  /**
   * @param allowedOrigins the origins whose pages may send requests with cookies
   * @param secureCookies whether cookies are sent over HTTPS only
   * @param hostPrefixedCookies whether their names start with {@code __Host-}
   * @param trustedProxies addresses or CIDR ranges of proxies whose forwarding headers are read
   * @param bodyDelivery which clients may get tokens in response bodies
   * @param sameSite the SameSite attribute of the cookies
   * @param hstsIncludeSubdomains whether HSTS covers all subdomains
   * @param connectionsPerNetwork how many connections one network may have; 0: half of all
   * @param headTimeout how long the head of a request may take to arrive
   * @param bodyTimeout how long its body may take after that
   */
  record Http(
      @DefaultValue("http://localhost:3000") Set<String> allowedOrigins,
      @DefaultValue("true") boolean secureCookies,
      @DefaultValue("false") boolean hostPrefixedCookies,
      @DefaultValue List<String> trustedProxies,
      @DefaultValue("non-browsers") BodyDelivery bodyDelivery,
      @DefaultValue("lax") SameSite sameSite,
      @DefaultValue("true") boolean hstsIncludeSubdomains,
      @DefaultValue("0") int connectionsPerNetwork,
      @DefaultValue("10s") Duration headTimeout,
      @DefaultValue("20s") Duration bodyTimeout) {

    WebSettings http() {
      return new WebSettings(
          allowedOrigins,
          secureCookies,
          hostPrefixedCookies,
          trustedProxies,
          bodyDelivery,
          sameSite,
          hstsIncludeSubdomains);
    }

    ConnectionLimits connections() {
      return new ConnectionLimits(connectionsPerNetwork, headTimeout, bodyTimeout);
    }
  }

  SessionPolicy sessionPolicy() {
    return policyOf(session, token);
  }

  private static SessionPolicy policyOf(SessionLimits session, Tokens token) {
    return new SessionPolicy(
        token.accessLifetime,
        token.refreshLifetime,
        session.lifetime,
        session.repeatWindow,
        session.repeatUnconfirmed,
        session.maxPerUser);
  }
}
