package dev.hexauth.domain.throttle;

import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.UserId;

/**
 * The name of a token bucket, which counts the attempts of one kind and one holder.
 *
 * @param kind the kind of limit
 * @param holder the user, account, session or network whose attempts count: printable, and
 *     different for any two of one {@code kind}; it may be an e-mail address, so a store keeps a
 *     digest
 */
public record Bucket(LimitKind kind, String holder) {

  /** That of wrong passwords from {@code network}, to all accounts. */
  public static Bucket ofFailures(Network network) {
    return new Bucket(LimitKind.FAILURES_FROM_NETWORK, network.text());
  }

  /** That of logins from {@code network}, to all accounts that do not know it. */
  public static Bucket ofLogins(Network network) {
    return new Bucket(LimitKind.LOGINS_FROM_NETWORK, network.text());
  }

  /** That of logins to {@code account} from all networks that it does not know. */
  public static Bucket ofStrangers(EmailAddress account) {
    return new Bucket(LimitKind.LOGINS_BY_STRANGERS, account.value());
  }

  /** That of logins to {@code account} from {@code network}, which it knows. */
  public static Bucket ofLogins(EmailAddress account, Network network) {
    return new Bucket(LimitKind.LOGINS_FROM_KNOWN_NETWORK, account.value() + " " + network.text());
  }

  /** That of registrations from {@code network}. */
  public static Bucket ofRegistrations(Network network) {
    return new Bucket(LimitKind.REGISTRATIONS, network.text());
  }

  /** That of refreshes of {@code session}. */
  public static Bucket ofRefreshes(SessionRef session) {
    return new Bucket(LimitKind.REFRESHES, session.id().value());
  }

  /** That of passwords that {@code user} gives once more. */
  public static Bucket ofPasswordChecks(UserId user) {
    return new Bucket(LimitKind.PASSWORD_CHECKS, user.toString());
  }

  /** That of the few attempts that {@code own} still has when the network has none left. */
  public static Bucket spareOf(Bucket own) {
    return new Bucket(own.kind(), own.holder() + " spare");
  }

  /** That of changes of the password of {@code user}. */
  public static Bucket ofPasswordChanges(UserId user) {
    return new Bucket(LimitKind.PASSWORD_CHANGES, user.toString());
  }
}
