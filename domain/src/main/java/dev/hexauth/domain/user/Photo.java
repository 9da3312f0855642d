package dev.hexauth.domain.user;

import java.util.Optional;

/**
 * The name of a user's picture, up to {@value #MAX_LENGTH} UTF-16 units, kept as given: it is
 * neither fetched nor interpreted. A photo that was registered under older rules may have a flaw
 * that {@link #flawOf} finds.
 */
public record Photo(String value) {

  /** The longest name, in UTF-16 units. */
  public static final int MAX_LENGTH = 255;

  /** The picture of a user who gave none. */
  public static final Photo DEFAULT = new Photo("default.png");

  /**
   * @throws IllegalArgumentException if {@code value} is too long, or cannot be stored
   */
  public Photo {
    storageFlawOf(value)
        .ifPresent(flaw -> {
          throw new IllegalArgumentException("not a photo: " + flaw);
        });
  }

  /**
   * Why {@code text} cannot be given as a photo, or empty if it can. Controls, line breaks and
   * bidirectional overrides are refused, as in a name.
   */
  public static Optional<TextFlaw> flawOf(String text) {
    Optional<TextFlaw> flaw = storageFlawOf(text);
    return flaw.isPresent() || Text.isPrintable(text)
        ? flaw
        : Optional.of(TextFlaw.INVALID_CHARACTER);
  }

  private static Optional<TextFlaw> storageFlawOf(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.of(TextFlaw.TOO_LONG);
    }
    return Text.isStorable(text) ? Optional.empty() : Optional.of(TextFlaw.INVALID_CHARACTER);
  }
}
