package dev.hexauth.domain.user;

import java.util.Optional;

/**
 * Why an admin changed an account, in the admin's words: 1 to {@value #MAX_LENGTH} UTF-16 units of
 * plain text on one line. The user can read it (issue 17).
 */
public record Reason(String value) {

  /** The longest reason, in UTF-16 units. */
  public static final int MAX_LENGTH = 200;

  /**
   * @throws IllegalArgumentException if {@code value} has a flaw
   */
  public Reason {
    flawOf(value)
        .ifPresent(flaw -> {
          throw new IllegalArgumentException("not a reason: " + flaw);
        });
  }

  /**
   * Why {@code text} is no reason, or empty if it is one. It needs a visible character; control
   * characters, line breaks and bidirectional overrides are refused, because reasons appear in logs
   * and on consoles.
   */
  public static Optional<TextFlaw> flawOf(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.of(TextFlaw.TOO_LONG);
    }
    if (!Text.isPrintable(text)) {
      return Optional.of(TextFlaw.INVALID_CHARACTER);
    }
    return Text.isVisible(text) ? Optional.empty() : Optional.of(TextFlaw.EMPTY);
  }
}
