package dev.hexauth.domain.user;

import java.util.Optional;

/** What a user calls himself: 1 to {@value #MAX_LENGTH} UTF-16 units, kept as given. */
public record UserName(String value) {

  /** The longest name, in UTF-16 units. */
  public static final int MAX_LENGTH = 255;

  /**
   * @throws IllegalArgumentException if {@link #flawOf} finds a flaw in {@code value}
   */
  public UserName {
    flawOf(value)
        .ifPresent(flaw -> {
          throw new IllegalArgumentException("not a name: " + flaw);
        });
  }

  /** Why {@code text} is no name, or empty if it is one. */
  public static Optional<TextFlaw> flawOf(String text) {
    if (text.isEmpty()) {
      return Optional.of(TextFlaw.EMPTY);
    }
    if (text.length() > MAX_LENGTH) {
      return Optional.of(TextFlaw.TOO_LONG);
    }
    return Text.isStorable(text) ? Optional.empty() : Optional.of(TextFlaw.NOT_STORABLE);
  }
}
