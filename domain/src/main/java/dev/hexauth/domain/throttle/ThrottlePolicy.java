package dev.hexauth.domain.throttle;

import java.time.Duration;

/**
 * How many attempts are allowed.
 *
 * @param failuresPerNetwork wrong passwords from one network, to all accounts together
 * @param loginPerNetwork failed logins from one network to accounts that do not know it
 * @param loginPerAccount failed logins to one account from all networks together that it does not
 *     know
 * @param loginPerKnownNetwork failed logins to one account from one network that it knows; also,
 *     for one user, wrong passwords in sessions
 * @param registration registrations from one network, successful or not
 * @param passwordChange password changes of one user, successful or not
 * @param refresh refreshes of one session
 * @param lettersPerNetwork letters that one network asks for
 * @param lettersPerAddress letters that anyone asks for to one address
 * @param serviceKeysPerNetwork wrong service keys from one network
 */
public record ThrottlePolicy(
    Limit failuresPerNetwork,
    Limit loginPerNetwork,
    Limit loginPerAccount,
    Limit loginPerKnownNetwork,
    Limit registration,
    Limit passwordChange,
    Limit refresh,
    Limit lettersPerNetwork,
    Limit lettersPerAddress,
    Limit serviceKeysPerNetwork) {

  /** Nothing is limited. */
  public static final ThrottlePolicy NONE =
      new ThrottlePolicy(
          Limit.NONE,
          Limit.NONE,
          Limit.NONE,
          Limit.NONE,
          Limit.NONE,
          Limit.NONE,
          Limit.NONE,
          Limit.NONE,
          Limit.NONE,
          Limit.NONE);

  /** The defaults of the settings {@code hexauth.throttle.*}. */
  public static final ThrottlePolicy DEFAULT =
      new ThrottlePolicy(
          perMinuteHourDay(30, 200, 1_000),
          perMinuteHourDay(20, 100, 500),
          perMinuteHourDay(5, 20, 50),
          perMinuteHourDay(10, 30, 100),
          perMinuteHourDay(20, 100, 300),
          Limit.of(new Rate(10, Duration.ofHours(1)), new Rate(30, Duration.ofDays(1))),
          Limit.of(new Rate(120, Duration.ofMinutes(1))),
          perMinuteHourDay(10, 60, 200),
          Limit.of(new Rate(5, Duration.ofHours(1)), new Rate(10, Duration.ofDays(1))),
          perMinuteHourDay(30, 200, 1_000));

  /**
   * The attempts that an account still has on a network that it knows when {@link
   * #failuresPerNetwork} is used up, so that others on that network cannot lock its owner out.
   */
  public static final Limit SPARE = Limit.of(new Rate(1, Duration.ofHours(1)));

  /** A {@link Network#site} may make this many times the attempts of one network. */
  public static final int SITE_FACTOR = 4;

  /** The limit for attempts of {@code kind}. */
  public Limit of(LimitKind kind) {
    return switch (kind) {
      case FAILURES_FROM_NETWORK -> failuresPerNetwork;
      case LOGINS_FROM_NETWORK -> loginPerNetwork;
      case LOGINS_BY_STRANGERS -> loginPerAccount;
      case LOGINS_FROM_KNOWN_NETWORK, PASSWORD_CHECKS -> loginPerKnownNetwork;
      case REGISTRATIONS -> registration;
      case PASSWORD_CHANGES -> passwordChange;
      case REFRESHES -> refresh;
      case LETTERS_FROM_NETWORK -> lettersPerNetwork;
      case LETTERS_TO_ADDRESS -> lettersPerAddress;
      case WRONG_SERVICE_KEYS -> serviceKeysPerNetwork;
    };
  }

  private static Limit perMinuteHourDay(int minute, int hour, int day) {
    return Limit.of(
        new Rate(minute, Duration.ofMinutes(1)),
        new Rate(hour, Duration.ofHours(1)),
        new Rate(day, Duration.ofDays(1)));
  }
}
