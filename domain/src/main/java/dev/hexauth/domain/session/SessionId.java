package dev.hexauth.domain.session;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The {@code sid} of a session: 128 random bits as 22 characters of base64url (RFC 4648, 5). It is
 * no credential, for only a signed token vouches for it.
 */
public record SessionId(String value) {

  /** 21 characters carry 126 bits; the last carries two more, hence these four. */
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{21}[AQgw]");

  /**
   * @throws IllegalArgumentException unless {@code value} is 128 bits in base64url without padding
   */
  public SessionId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a session id");
    }
  }

  /** The id in {@code text}, or empty if it is none. */
  public static Optional<SessionId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new SessionId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
