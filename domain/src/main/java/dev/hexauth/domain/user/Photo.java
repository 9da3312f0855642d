package dev.hexauth.domain.user;

import java.util.Optional;

/**
 * The name of a user's picture, up to {@value #MAX_LENGTH} UTF-16 units, kept as given: it is
 * neither fetched nor interpreted.
 */
public record Photo(String value) {

  /** The longest name, in UTF-16 units. */
  public static final int MAX_LENGTH = 255;

  /** The picture of a user who gave none. */
  public static final Photo DEFAULT = new Photo("default.png");

  /**
   * @throws IllegalArgumentException if {@link #flawOf} finds a flaw in {@code value}
   */
  public Photo {
    flawOf(value)
        .ifPresent(flaw -> {
          throw new IllegalArgumentException("not a photo: " + flaw);
        });
  }

  /** Why {@code text} names no picture, or empty if it does. */
  public static Optional<TextFlaw> flawOf(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.of(TextFlaw.TOO_LONG);
    }
    return Text.isStorable(text) ? Optional.empty() : Optional.of(TextFlaw.NOT_STORABLE);
  }
}
