package dev.hexauth.domain.service;

import dev.hexauth.domain.user.UserId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a service, which is its {@code client_id} (RFC 6749, 2.2) and the subject of its
 * tokens: 1 to 63 lower-case letters, digits and inner hyphens, a letter first. A UUID is no name,
 * so that a service is never mistaken for a user (RFC 9068, 5).
 */
public record ServiceName(String value) {

  private static final Pattern FORM = Pattern.compile("[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

  /**
   * @throws IllegalArgumentException if {@code value} is no name
   */
  public ServiceName {
    if (!isName(value)) {
      throw new IllegalArgumentException("not the name of a service");
    }
  }

  /** The name in {@code text}, or empty if it is none. */
  public static Optional<ServiceName> parse(String text) {
    return isName(text) ? Optional.of(new ServiceName(text)) : Optional.empty();
  }

  private static boolean isName(String text) {
    return FORM.matcher(text).matches() && UserId.parse(text).isEmpty();
  }

  @Override
  public String toString() {
    return value;
  }
}
