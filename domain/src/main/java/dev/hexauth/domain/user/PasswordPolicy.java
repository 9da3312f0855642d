package dev.hexauth.domain.user;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which passwords may be chosen. It is asked when one is, and never at login, so that a stricter
 * policy locks nobody out.
 *
 * @param minLength the shortest password, in UTF-16 units, at least 1
 * @param maxLength the longest, at least {@code minLength}
 */
public record PasswordPolicy(int minLength, int maxLength) {

  /** Why a password may not be chosen. */
  public enum Flaw {
    /** It has fewer units than {@link PasswordPolicy#minLength()}. */
    TOO_SHORT,
    /** It has more units than {@link PasswordPolicy#maxLength()}. */
    TOO_LONG,
    /** It is the name, the address or the local part of the address of whoever chooses it. */
    PERSONAL,
    /** It is known from breaches. */
    BREACHED
  }

  /**
   * @throws IllegalArgumentException if no password could fulfil the policy, or the empty one would
   */
  public PasswordPolicy {
    if (minLength < 1 || maxLength < minLength) {
      throw new IllegalArgumentException(
          "password lengths need 1 <= min <= max, not min " + minLength + " and max " + maxLength);
    }
  }

  /** Why its length does not allow {@code password} to be chosen, or empty if it does. */
  public Optional<Flaw> flawOf(RawPassword password) {
    if (password.length() < minLength) {
      return Optional.of(Flaw.TOO_SHORT);
    }
    return password.length() > maxLength ? Optional.of(Flaw.TOO_LONG) : Optional.empty();
  }

  /**
   * Why somebody with that name and address may not choose {@code password}, or empty if he may,
   * provided that it is not known from breaches. The letter case of a name or an address hides
   * neither.
   */
  public Optional<Flaw> flawOf(RawPassword password, UserName name, EmailAddress email) {
    return flawOf(password)
        .or(() ->
            Stream.of(name.value(), email.value(), email.localPart())
                .filter(password.reveal()::equalsIgnoreCase)
                .findFirst()
                .map(_ -> Flaw.PERSONAL));
  }
}
