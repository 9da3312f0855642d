package dev.hexauth.domain.user;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The start of an {@link EmailAddress}, up to {@value EmailAddress#MAX_LENGTH} UTF-16 units; the
 * empty one is that of every address. ASCII letters are in lower case. A text that starts no
 * address is allowed, and finds none.
 */
public record EmailPrefix(String value) {

  private static final Pattern CAPITALS = Pattern.compile("[A-Z]+");

  /**
   * @throws IllegalArgumentException if {@link #flawOf} finds a flaw
   */
  public EmailPrefix {
    flawOf(value)
        .ifPresent(flaw -> {
          throw new IllegalArgumentException("not the start of an e-mail address: " + flaw);
        });
    // Letters outside ASCII stay: the Kelvin sign would become a k.
    value = CAPITALS.matcher(value).replaceAll(found -> found.group().toLowerCase(Locale.ROOT));
  }

  /** Why {@code text} cannot be searched for, or empty if it can. */
  public static Optional<TextFlaw> flawOf(String text) {
    return Text.flawOfPrefix(text, EmailAddress.MAX_LENGTH);
  }
}
