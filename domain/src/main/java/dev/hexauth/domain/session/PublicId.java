package dev.hexauth.domain.session;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a session is called towards its owner, who lists his sessions and ends one: 22 characters of
 * base64url that tell nothing of the {@code sid}.
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

  /** The id in {@code text}, or empty if it is none. */
  public static Optional<PublicId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new PublicId(text)) : Optional.empty();
  }
}
