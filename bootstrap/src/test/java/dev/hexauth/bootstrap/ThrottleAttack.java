package dev.hexauth.bootstrap;

import dev.hexauth.application.Login;
import dev.hexauth.application.RegisterUser;
import dev.hexauth.application.UseCases;
import dev.hexauth.devservices.TestServices;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.CarriedTokens;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.RawPassword;
import dev.hexauth.domain.user.UserName;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * What guessing achieves with the default limits, counted in Redis, with a simulated clock: wrong
 * passwords for one account from many networks, for as many accounts from one network, and from a
 * shared network for accounts that know it; each at once, within an hour and within a day.
 * Meanwhile the owner logs in from a network that the account knows, and from others. The argument
 * is the number of guesses, 10 000 by default; there is a network for each ten.
 */
final class ThrottleAttack implements AutoCloseable {

  private static final RawPassword PASSWORD = new RawPassword("correct horse");
  private static final RawPassword WRONG = new RawPassword("wrong horse");
  private static final int GUESSES_PER_ADDRESS = 10;
  private static final int LOGINS_OF_THE_OWNER = 10;

  /** Accounts that know a shared network. */
  static final int KNOWN = 15;

  private final Assembly assembly;
  private final UseCases useCases;
  private int attacks;
  private int elsewhere;

  /**
   * The result of an attack.
   *
   * @param hashed guesses that were compared with a hash
   * @param refused guesses that were not
   * @param owner successful logins of the owner from a known network, of 10
   * @param ownerElsewhere successful logins from unknown networks, of 10
   */
  record Outcome(int hashed, int refused, int owner, int ownerElsewhere) {}

  ThrottleAttack() {
    Map<String, String> settings = new HashMap<>();
    SettingsTable.defaults()
        .forEach((name, value) -> {
          if (name.startsWith("hexauth.throttle.")) {
            settings.put(name, value);
          }
        });
    settings.put("hexauth.users", "memory");
    settings.put("hexauth.allow-volatile-stores", "true");
    settings.put("hexauth.sessions", "redis");
    settings.put("REDIS_URL", TestServices.newRedisDatabase().uri());
    settings.put("logging.level.hexauth.security", "off");
    assembly = Assembly.start(settings);
    useCases = assembly.useCases();
  }

  /** Runs each attack, and prints a table. */
  public static void main(String[] arguments) {
    int guesses = arguments.length == 0 ? 10_000 : Integer.parseInt(arguments[0]);
    PrintStream out = System.out;
    out.printf("%-34s %-10s %7s %8s %14s %16s%n", "", "", "", "", "owner logs in", "and from");
    out.printf(
        "%-34s %-10s %7s %8s %14s %16s%n",
        guesses + " wrong passwords", "within", "hashed", "refused", "where known", "elsewhere");
    try (ThrottleAttack attack = new ThrottleAttack()) {
      for (Duration time : List.of(Duration.ZERO, Duration.ofHours(1), Duration.ofDays(1))) {
        String many = "one account, %d addresses".formatted(guesses / GUESSES_PER_ADDRESS);
        print(out, many, time, attack.onOneAccount(guesses, time));
        String one = "%d accounts, one address".formatted(guesses);
        print(out, one, time, attack.fromOneAddress(guesses, time));
        String shared = "%d accounts known at one address".formatted(KNOWN);
        print(out, shared, time, attack.fromSharedAddress(guesses, time));
      }
    }
  }

  private static void print(PrintStream out, String attack, Duration time, Outcome outcome) {
    out.printf(
        "%-34s %-10s %7d %8d %14s %16s%n",
        attack,
        time.isZero() ? "no time" : time.toHours() + " h",
        outcome.hashed(),
        outcome.refused(),
        outcome.owner() + " of " + LOGINS_OF_THE_OWNER,
        outcome.ownerElsewhere() + " of " + LOGINS_OF_THE_OWNER);
  }

  /** {@code guesses} for one account from a tenth as many networks, spread over {@code time}. */
  Outcome onOneAccount(int guesses, Duration time) {
    EmailAddress victim = newAccount("victim");
    int addresses = guesses / GUESSES_PER_ADDRESS;
    int network = attacks;
    return attack(
        guesses,
        time,
        victim,
        "203.0.113." + attacks,
        _ -> victim,
        guess -> {
          int host = guess % addresses;
          return "10.%d.%d.%d".formatted(network, host / 256, host % 256);
        });
  }

  /** One guess for each of as many accounts, from one network, which the owner's account knows. */
  Outcome fromOneAddress(int guesses, Duration time) {
    EmailAddress neighbour = newAccount("neighbour");
    String address = "203.0.113." + attacks;
    int attack = attacks;
    return attack(
        guesses,
        time,
        neighbour,
        address,
        guess -> email("user" + guess + "of" + attack),
        _ -> address);
  }

  /** Guesses for {@link #KNOWN} accounts from a network that they and the owner's account know. */
  Outcome fromSharedAddress(int guesses, Duration time) {
    List<EmailAddress> known = Stream.generate(() -> newAccount("sprayed")).limit(KNOWN).toList();
    EmailAddress neighbour = newAccount("neighbour");
    String address = "203.0.113." + attacks;
    known.forEach(account -> login(account, PASSWORD, address));
    return attack(
        guesses, time, neighbour, address, guess -> known.get(guess % KNOWN), _ -> address);
  }

  private Outcome attack(
      int guesses,
      Duration time,
      EmailAddress owner,
      String home,
      IntFunction<EmailAddress> account,
      IntFunction<String> address) {
    login(owner, PASSWORD, home);
    int hashed = 0;
    int atHome = 0;
    int notAtHome = 0;
    for (int guess = 0; guess < guesses; guess++) {
      assembly.clock().advance(time.dividedBy(guesses));
      if (login(account.apply(guess), WRONG, address.apply(guess))
          instanceof Login.Result.Rejected) {
        hashed++;
      }
      if ((guess + 1) % (guesses / LOGINS_OF_THE_OWNER) == 0) {
        atHome += succeeds(login(owner, PASSWORD, home));
        notAtHome += succeeds(login(owner, PASSWORD, newAddress()));
      }
    }
    return new Outcome(hashed, guesses - hashed, atHome, notAtHome);
  }

  private Login.Result login(EmailAddress account, RawPassword password, String address) {
    return useCases
        .login()
        .logIn(
            new Login.Command(
                account,
                password,
                Delivery.COOKIE,
                CarriedTokens.NONE,
                new Client("attack", address)));
  }

  private static int succeeds(Login.Result result) {
    return result instanceof Login.Result.LoggedIn ? 1 : 0;
  }

  private EmailAddress newAccount(String name) {
    attacks++;
    EmailAddress email = email(name + attacks);
    useCases
        .registerUser()
        .register(
            new RegisterUser.Command(
                new UserName("Ada"),
                email,
                PASSWORD,
                Photo.DEFAULT,
                Optional.empty(),
                new Client("attack", newAddress())));
    return email;
  }

  private String newAddress() {
    elsewhere++;
    return "198.18.%d.%d".formatted(elsewhere / 256, elsewhere % 256);
  }

  private static EmailAddress email(String name) {
    return new EmailAddress(name + "@example.com");
  }

  @Override
  public void close() {
    assembly.close();
  }
}
