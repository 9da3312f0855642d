package dev.hexauth.benchmark.load;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts services on the same stores, with the same keys, one after the other.
 *
 * @param keys of all of them, so that a session of one is valid at the next
 */
record Launcher(Stores stores, SigningKeys keys) {

  /** The lowest cost of bcrypt, so that sessions open quickly. */
  private static final Map<String, String> CHEAP = Map.of("HEXAUTH_PASSWORD_BCRYPT_COST", "4");

  /** Limits that no load reaches; the cost of counting attempts is measured nevertheless. */
  private static final Map<String, String> LIMITS =
      Map.of(
          "HEXAUTH_THROTTLE_LOGIN_PER_NETWORK", "100000/1s",
          "HEXAUTH_THROTTLE_LOGIN_PER_ACCOUNT", "100000/1s",
          "HEXAUTH_THROTTLE_LOGIN_PER_KNOWN_NETWORK", "100000/1s",
          "HEXAUTH_THROTTLE_REGISTRATION", "100000/1s",
          "HEXAUTH_THROTTLE_PASSWORD_CHANGE", "100000/1s",
          "HEXAUTH_THROTTLE_REFRESH", "100000/1s");

  /** A user whose hash has the measured cost. */
  private static final String SLOW_MODEL = "slow-model@load.example";

  Launcher(Stores stores) {
    this(stores, new SigningKeys());
  }

  /**
   * Starts a service that counts attempts and refuses none, because all come from one network;
   * {@link Packaged#settings} go before {@code settings}.
   */
  Service start(Packaged packaged, Map<String, String> settings) {
    Map<String, String> unlimited = new HashMap<>(LIMITS);
    unlimited.putAll(settings);
    return startLimited(packaged, unlimited);
  }

  /** Starts a service with the default limits. */
  Service startLimited(Packaged packaged, Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(stores.environment());
    environment.putAll(keys.environment());
    environment.putAll(settings);
    environment.putAll(packaged.settings());
    return Service.start(packaged.command(), environment);
  }

  /**
   * Fills the store up to {@code users} users, makes a service key, and opens a session for each of
   * {@code emails}, on a service that hashes fast.
   */
  List<Account> accounts(Packaged packaged, long users, List<String> emails) {
    Map<String, String> settings = new LinkedHashMap<>(packaged.settings());
    settings.putAll(CHEAP);
    Packaged cheap = new Packaged(packaged.jar(), packaged.javaOptions(), settings);
    try (Service service = start(cheap, Map.of());
        Api api = new Api(service.address())) {
      addUsers(api, users);
      new Users(stores.database()).addServiceKey();
      return emails.stream().map(api::login).toList();
    }
  }

  /** Fills the store up to {@code count} users, with hashes of the cost of this service. */
  void addUsers(Api api, long count) {
    boolean _ = api.registered(Users.MODEL);
    new Users(stores.database()).fillUpTo(count);
  }

  /** Gives users hashes of the cost that {@code service} uses. */
  void makeSlow(Service service, List<String> emails) {
    try (Api api = new Api(service.address())) {
      boolean _ = api.registered(SLOW_MODEL);
    }
    new Users(stores.database()).rehash(SLOW_MODEL, emails);
  }
}
