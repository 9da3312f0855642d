package dev.hexauth.domain.user;

import java.util.Optional;

/**
 * A password as typed, never trimmed, shortened or stored. A {@link PasswordPolicy} checks its
 * length when it is chosen.
 */
public final class RawPassword {

  private final String characters;

  /**
   * @throws IllegalArgumentException if {@link #flawOf} finds a flaw in {@code characters}
   */
  public RawPassword(String characters) {
    flawOf(characters)
        .ifPresent(flaw -> {
          throw new IllegalArgumentException("not a password: " + flaw);
        });
    this.characters = characters;
  }

  /** Why {@code text} cannot be a password, or empty if it can. */
  public static Optional<TextFlaw> flawOf(String text) {
    return Text.isStorable(text) ? Optional.empty() : Optional.of(TextFlaw.INVALID_CHARACTER);
  }

  /** The characters themselves; for hashing and comparing only. */
  public String reveal() {
    return characters;
  }

  /** The length in UTF-16 units, as the front ends count. */
  public int length() {
    return characters.length();
  }

  @Override
  public String toString() {
    return "RawPassword[redacted]";
  }
}
