package dev.hexauth.domain.user;

import java.util.Optional;

/**
 * The start of a {@link UserName}, in any letter case and Unicode form, up to {@value
 * UserName#MAX_LENGTH} UTF-16 units; the empty one is that of every name.
 */
public record NamePrefix(String value) {

  /**
   * @throws IllegalArgumentException if {@link #flawOf} finds a flaw
   */
  public NamePrefix {
    flawOf(value)
        .ifPresent(flaw -> {
          throw new IllegalArgumentException("not the start of a name: " + flaw);
        });
  }

  /** Why {@code text} cannot be searched for, or empty if it can. */
  public static Optional<TextFlaw> flawOf(String text) {
    return Text.flawOfPrefix(text, UserName.MAX_LENGTH);
  }
}
