package dev.hexauth.domain.throttle;

import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.UserId;

/**
 * The name of a token bucket, which counts the attempts of one kind and one holder.
 *
 * @param kind the limit that the bucket counts for
 * @param holder the user, account, session or network whose attempts it counts: printable, and
 *     unique within {@code kind}. It may contain an e-mail address, so a store keeps a digest
 */
public record Bucket(LimitKind kind, String holder) {

  /** The bucket for wrong passwords from {@code network}, to all accounts. */
  public static Bucket ofFailures(Network network) {
    return new Bucket(LimitKind.FAILURES_FROM_NETWORK, network.text());
  }

  /** The bucket for logins from {@code network}, to all accounts that do not know it. */
  public static Bucket ofLogins(Network network) {
    return new Bucket(LimitKind.LOGINS_FROM_NETWORK, network.text());
  }

  /** The bucket for logins to {@code account} from all networks that it does not know. */
  public static Bucket ofStrangers(EmailAddress account) {
    return new Bucket(LimitKind.LOGINS_BY_STRANGERS, account.value());
  }

  /** The bucket for logins to {@code account} from {@code network}, which it knows. */
  public static Bucket ofLogins(EmailAddress account, Network network) {
    return new Bucket(LimitKind.LOGINS_FROM_KNOWN_NETWORK, account.value() + " " + network.text());
  }

  /** The bucket for registrations from {@code network}. */
  public static Bucket ofRegistrations(Network network) {
    return new Bucket(LimitKind.REGISTRATIONS, network.text());
  }

  /** The bucket for refreshes of {@code session}. */
  public static Bucket ofRefreshes(SessionRef session) {
    return new Bucket(LimitKind.REFRESHES, session.id().value());
  }

  /** The bucket for passwords that {@code user} confirms in a session. */
  public static Bucket ofPasswordChecks(UserId user) {
    return new Bucket(LimitKind.PASSWORD_CHECKS, user.toString());
  }

  /**
   * The bucket for the attempts that the holder of {@code own} may still make when the network has
   * none left.
   */
  public static Bucket spareOf(Bucket own) {
    return new Bucket(own.kind(), own.holder() + " spare");
  }

  /** The bucket for password changes of {@code user}. */
  public static Bucket ofPasswordChanges(UserId user) {
    return new Bucket(LimitKind.PASSWORD_CHANGES, user.toString());
  }

  /** That of resets of the password of {@code user}, which nobody in a session can use up. */
  public static Bucket ofPasswordResets(UserId user) {
    return new Bucket(LimitKind.PASSWORD_CHANGES, user + " reset");
  }

  /** That of letters that {@code network} asks for. */
  public static Bucket ofLetters(Network network) {
    return new Bucket(LimitKind.LETTERS_FROM_NETWORK, network.text());
  }

  /** That of letters to {@code address} that anyone asks for. */
  public static Bucket ofLetters(EmailAddress address) {
    return new Bucket(LimitKind.LETTERS_TO_ADDRESS, address.value());
  }

  /** The bucket for wrong service keys from {@code network}. */
  public static Bucket ofServiceKeys(Network network) {
    return new Bucket(LimitKind.WRONG_SERVICE_KEYS, network.text());
  }
}
