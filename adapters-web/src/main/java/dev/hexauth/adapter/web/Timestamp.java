package dev.hexauth.adapter.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats instants as the contract requires: ISO 8601 in UTC, with milliseconds. */
final class Timestamp {

  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Timestamp() {}

  static String of(Instant instant) {
    return MILLISECONDS.format(instant);
  }
}
