package dev.hexauth.domain.user;

/** What every text that is stored must fulfil. */
final class Text {

  private Text() {}

  /** Whether {@code text} is well-formed UTF-16 without U+0000, which PostgreSQL cannot store. */
  static boolean isStorable(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
  }
}
