package dev.hexauth.domain.session;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The {@code sid} of a session: 128 random bits as 22 characters of base64url (RFC 4648, 5). It is
 * not a credential; only a signed token proves a session.
 */
public record SessionId(String value) {

  /** 21 characters carry 126 bits; the last carries two more and so is one of these four. */
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{21}[AQgw]");

  /**
   * @throws IllegalArgumentException unless {@code value} is 128 bits in base64url without padding
   */
  public SessionId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a session id");
    }
  }

  /** The id in {@code text}, or empty if it is not one. */
  public static Optional<SessionId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new SessionId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
