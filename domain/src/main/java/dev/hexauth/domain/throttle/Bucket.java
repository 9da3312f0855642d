package dev.hexauth.domain.throttle;

import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.UserId;

/**
 * Names what attempts of one kind and one origin are counted in.
 *
 * @param limited what
 * @param holder of whom or from where: printable, and different for any two within {@code limited};
 *     it may hold an e-mail address or a network, so a store keeps a digest of it
 */
public record Bucket(Limited limited, String holder) {

  /** That of wrong passwords from {@code network}, to all accounts. */
  public static Bucket ofFailures(Network network) {
    return new Bucket(Limited.FAILURES_FROM_NETWORK, network.text());
  }

  /** That of logins from {@code network}, to all accounts that do not know it. */
  public static Bucket ofLogins(Network network) {
    return new Bucket(Limited.LOGINS_FROM_NETWORK, network.text());
  }

  /** That of logins to {@code account} from all networks that it does not know. */
  public static Bucket ofStrangers(EmailAddress account) {
    return new Bucket(Limited.LOGINS_BY_STRANGERS, account.value());
  }

  /** That of logins to {@code account} from {@code network}, which it knows. */
  public static Bucket ofLogins(EmailAddress account, Network network) {
    return new Bucket(Limited.LOGINS_FROM_KNOWN_NETWORK, account.value() + " " + network.text());
  }

  /** That of registrations from {@code network}. */
  public static Bucket ofRegistrations(Network network) {
    return new Bucket(Limited.REGISTRATIONS, network.text());
  }

  /** That of refreshes of {@code session}. */
  public static Bucket ofRefreshes(SessionRef session) {
    return new Bucket(Limited.REFRESHES, session.id().value());
  }

  /** That of passwords that {@code user} gives once more. */
  public static Bucket ofPasswordChecks(UserId user) {
    return new Bucket(Limited.PASSWORD_CHECKS, user.toString());
  }

  /** That of the few attempts that {@code own} still has when the network has none left. */
  public static Bucket spareOf(Bucket own) {
    return new Bucket(own.limited(), own.holder() + " spare");
  }

  /** That of changes of the password of {@code user}. */
  public static Bucket ofPasswordChanges(UserId user) {
    return new Bucket(Limited.PASSWORD_CHANGES, user.toString());
  }
}
