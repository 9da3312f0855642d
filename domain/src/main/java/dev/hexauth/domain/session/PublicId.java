package dev.hexauth.domain.session;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id under which an owner sees a session: 22 characters of base64url that reveal nothing about
 * the {@code sid}.
 */
public record PublicId(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");

  /**
   * @throws IllegalArgumentException unless {@code value} is 22 characters of base64url
   */
  public PublicId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a public id of a session");
    }
  }

  /** The id in {@code text}, or empty if it is not one. */
  public static Optional<PublicId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new PublicId(text)) : Optional.empty();
  }
}
