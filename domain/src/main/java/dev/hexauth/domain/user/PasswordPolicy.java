package dev.hexauth.domain.user;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which passwords a user may choose. It applies when one is chosen, never at login, so that a
 * stricter policy locks no user out.
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
    /** It is the user's name, e-mail address or the local part of it. */
    PERSONAL,
    /** It is known from breaches. */
    BREACHED
  }

  /**
   * @throws IllegalArgumentException if a length is outside its range
   */
  public PasswordPolicy {
    if (minLength < 1 || maxLength < minLength) {
      throw new IllegalArgumentException(
          "password lengths need 1 <= min <= max, not min " + minLength + " and max " + maxLength);
    }
  }

  /** Why {@code password} is too short or too long, or empty if its length is allowed. */
  public Optional<Flaw> flawOf(RawPassword password) {
    if (password.length() < minLength) {
      return Optional.of(Flaw.TOO_SHORT);
    }
    return password.length() > maxLength ? Optional.of(Flaw.TOO_LONG) : Optional.empty();
  }

  /**
   * Why a user with that name and e-mail address may not choose {@code password}; empty if allowed.
   * The comparison with the name and the address ignores letter case. Known breaches are not
   * checked here.
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
