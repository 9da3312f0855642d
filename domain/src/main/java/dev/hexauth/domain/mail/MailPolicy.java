package dev.hexauth.domain.mail;

import java.time.Duration;

/**
 * What letters are for, and how long their codes live.
 *
 * @param verification whether users must prove their address
 * @param tellsTaken whether a registration says that its address has an account; if not, the owner
 *     of the account gets a letter
 * @param verifyLifetime of a code to verify or change an address, from when it is sent
 * @param resetLifetime of a code to reset a password, from when it is sent
 * @param takeBackLifetime how long an address can be taken back, from when it was changed
 */
public record MailPolicy(
    Verification verification,
    boolean tellsTaken,
    Duration verifyLifetime,
    Duration resetLifetime,
    Duration takeBackLifetime) {

  /** The policy of a service with mail whose settings say nothing else. */
  public static final MailPolicy DEFAULT =
      new MailPolicy(
          Verification.OPTIONAL,
          true,
          Duration.ofHours(24),
          Duration.ofMinutes(15),
          Duration.ofHours(24));

  /**
   * @throws IllegalArgumentException if a lifetime is not positive, or if a taken address is to be
   *     kept secret although anyone can log in without proving theirs
   */
  public MailPolicy {
    if (!verifyLifetime.isPositive()
        || !resetLifetime.isPositive()
        || !takeBackLifetime.isPositive()) {
      throw new IllegalArgumentException("a code must live for some time");
    }
    if (!tellsTaken && verification != Verification.REQUIRED) {
      throw new IllegalArgumentException(
          "a taken address can be kept secret only if addresses must be verified");
    }
  }

  /** The lifetime of a code for {@code purpose}. */
  public Duration lifetimeOf(CodePurpose purpose) {
    return switch (purpose) {
      case VERIFY_ADDRESS, CHANGE_ADDRESS -> verifyLifetime;
      case RESET_PASSWORD -> resetLifetime;
      case TAKE_BACK_ADDRESS -> takeBackLifetime;
    };
  }
}
