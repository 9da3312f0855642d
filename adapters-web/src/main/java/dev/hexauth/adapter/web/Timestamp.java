package dev.hexauth.adapter.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Instants as text: ISO 8601 in UTC. */
final class Timestamp {

  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Other years are beyond what stores keep. */
  private static final Pattern FOUR_DIGIT_YEAR = Pattern.compile("[0-9]{4}-");

  private Timestamp() {}

  /** {@code instant} as the contract requires, with milliseconds. */
  static String of(Instant instant) {
    return MILLISECONDS.format(instant);
  }

  /** The instant in {@code text}, with any precision, or empty if there is none. */
  static Optional<Instant> parse(String text) {
    if (!FOUR_DIGIT_YEAR.matcher(text).lookingAt()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
