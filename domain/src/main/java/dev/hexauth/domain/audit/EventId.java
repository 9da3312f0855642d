package dev.hexauth.domain.audit;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Identifies a kept event, and is never reused. New ones are UUIDs of version 7 (RFC 9562). */
public record EventId(UUID value) {

  private static final Pattern CANONICAL =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** The id in {@code text}, or empty unless that is the canonical lower-case form of a UUID. */
  public static Optional<EventId> parse(String text) {
    return CANONICAL.matcher(text).matches()
        ? Optional.of(new EventId(UUID.fromString(text)))
        : Optional.empty();
  }

  /** The canonical form: 36 characters, lower case. */
  @Override
  public String toString() {
    return value.toString();
  }
}
