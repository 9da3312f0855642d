package dev.hexauth.domain.user;

import java.util.Optional;

/**
 * Which passwords may be chosen. It is asked at registration and never at login, so that a stricter
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
    TOO_LONG
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

  /** Why {@code password} may not be chosen, or empty if it may. */
  public Optional<Flaw> flawOf(RawPassword password) {
    if (password.length() < minLength) {
      return Optional.of(Flaw.TOO_SHORT);
    }
    return password.length() > maxLength ? Optional.of(Flaw.TOO_LONG) : Optional.empty();
  }
}
