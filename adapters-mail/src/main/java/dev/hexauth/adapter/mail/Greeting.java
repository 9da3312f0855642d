package dev.hexauth.adapter.mail;

import dev.hexauth.domain.user.UserName;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which names greetings use. Anyone can register another person's address with any name, so a name
 * could be an advertisement or a link that hexauth would send.
 */
final class Greeting {

  private static final int MAX_LENGTH = 64;

  /**
   * Up to five words of letters, with their marks, joiners, hyphens and apostrophes. A full stop
   * can only end a word, as in {@code Dr. Ada Lovelace}. There are no digits, and no other
   * punctuation.
   */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "WORD\\.?(?: WORD\\.?){0,4}"
              .replace("WORD", "LETTER(?:[-'’\\x{200c}\\x{200d}]?LETTER)*+")
              .replace("LETTER", "\\p{L}\\p{M}{0,4}"));

  private Greeting() {}

  /** The name as greetings use it, or empty if they use none. */
  static Optional<String> nameIn(UserName name) {
    return Optional.of(name.value().strip())
        .filter(text -> text.length() <= MAX_LENGTH && HARMLESS.matcher(text).matches());
  }
}
