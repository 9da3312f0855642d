package dev.hexauth.domain.user;

import java.util.Arrays;
import java.util.Optional;

/** A language that hexauth speaks to users in. */
public enum Language {
  /** English, the default. */
  ENGLISH("en"),
  /** German. */
  GERMAN("de");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The language's tag, without a region (RFC 5646). */
  public String tag() {
    return tag;
  }

  /** The language with {@code tag}, or empty if hexauth does not speak it. */
  public static Optional<Language> of(String tag) {
    return Arrays.stream(values()).filter(language -> language.tag.equals(tag)).findFirst();
  }
}
