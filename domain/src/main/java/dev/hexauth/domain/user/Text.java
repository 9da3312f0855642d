package dev.hexauth.domain.user;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which characters a text from a user may have, by the Unicode version of the JDK. */
final class Text {

  /**
   * Control characters, line and paragraph separators, private use, noncharacters and unassigned
   * code points; and format characters, which are invisible and may reorder or hide the text around
   * them. Allowed format characters are the joiners, the zero width space and the vowel separator,
   * without which Persian, Indic, Khmer and Mongolian names are misspelled, and the marks LRM, RLM
   * and ALM, which reorder no more than a letter does.
   */
  private static final Pattern UNPRINTABLE =
      Pattern.compile(
          "[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Co}\\p{Cn}\\p{Cs}"
              + "[\\p{Cf}&&[^\\u061c\\u180e\\u200b-\\u200f]]]");

  /** A letter, digit, punctuation mark or symbol, except blank ones. */
  private static final Pattern VISIBLE =
      Pattern.compile(
          "[\\p{L}\\p{N}\\p{P}\\p{S}&&[^\\u115f\\u1160\\u2800\\u3164\\uffa0\\x{1d159}]]");

  private Text() {}

  /** Whether {@code text} is well-formed UTF-16 without U+0000, which PostgreSQL cannot store. */
  static boolean isStorable(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
  }

  /**
   * Whether {@code text} can appear in a line of an e-mail or a console without changing the rest.
   */
  static boolean isPrintable(String text) {
    return !UNPRINTABLE.matcher(text).find();
  }

  /** Whether {@code text} has a visible character. */
  static boolean isVisible(String text) {
    return VISIBLE.matcher(text).find();
  }

  /** Why {@code text} can be the start of no text of {@code maxLength} UTF-16 units. */
  static Optional<TextFlaw> flawOfPrefix(String text, int maxLength) {
    if (text.length() > maxLength) {
      return Optional.of(TextFlaw.TOO_LONG);
    }
    return isStorable(text) ? Optional.empty() : Optional.of(TextFlaw.INVALID_CHARACTER);
  }
}
