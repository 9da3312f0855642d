package dev.hexauth.domain.service;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Identifies a service key without revealing it: a UUID of version 7 (RFC 9562). */
public record ServiceKeyId(UUID value) {

  private static final Pattern CANONICAL =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** The id in {@code text}, or empty unless that is the canonical lower-case form of a UUID. */
  public static Optional<ServiceKeyId> parse(String text) {
    return CANONICAL.matcher(text).matches()
        ? Optional.of(new ServiceKeyId(UUID.fromString(text)))
        : Optional.empty();
  }

  /** The canonical form: 36 characters, lower case. */
  @Override
  public String toString() {
    return value.toString();
  }
}
