package dev.hexauth.domain.user;

import java.util.Optional;

/**
 * The name that a user chose: 1 to {@value #MAX_LENGTH} UTF-16 units, kept as given. A name that
 * was registered under older rules may have a flaw that {@link #flawOf} finds.
 */
public record UserName(String value) {

  /** The longest name, in UTF-16 units. */
  public static final int MAX_LENGTH = 255;

  /**
   * @throws IllegalArgumentException if {@code value} is empty, too long, or cannot be stored
   */
  public UserName {
    storageFlawOf(value)
        .ifPresent(flaw -> {
          throw new IllegalArgumentException("not a name: " + flaw);
        });
  }

  /**
   * Why {@code text} cannot be chosen as a name, or empty if it can. It needs a visible character;
   * control characters, line breaks and bidirectional overrides are refused, because names appear
   * in e-mails and on consoles.
   */
  public static Optional<TextFlaw> flawOf(String text) {
    Optional<TextFlaw> flaw = storageFlawOf(text);
    if (flaw.isPresent()) {
      return flaw;
    }
    if (!Text.isPrintable(text)) {
      return Optional.of(TextFlaw.INVALID_CHARACTER);
    }
    return Text.isVisible(text) ? Optional.empty() : Optional.of(TextFlaw.EMPTY);
  }

  private static Optional<TextFlaw> storageFlawOf(String text) {
    if (text.isEmpty()) {
      return Optional.of(TextFlaw.EMPTY);
    }
    if (text.length() > MAX_LENGTH) {
      return Optional.of(TextFlaw.TOO_LONG);
    }
    return Text.isStorable(text) ? Optional.empty() : Optional.of(TextFlaw.INVALID_CHARACTER);
  }
}
