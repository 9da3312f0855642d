package dev.hexauth.domain.user;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address in lower case, the name under which a user logs in. Two addresses that differ
 * in letter case only are one. At most {@value #MAX_LENGTH} characters (RFC 5321, 4.5.3.1.3); ASCII
 * only, as the existing front ends accept it. Nothing is trimmed: a space is an error of the
 * caller's.
 */
public record EmailAddress(String value) {

  /** The longest address, in characters. */
  public static final int MAX_LENGTH = 254;

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?!\\.)(?!.*\\.\\.)[a-z0-9_'+\\-.]*[a-z0-9_+-]@([a-z0-9][a-z0-9-]*\\.)+[a-z]{2,}");

  /**
   * @throws IllegalArgumentException unless {@code value} is an address in lower case
   */
  public EmailAddress {
    if (!isAddress(value)) {
      throw new IllegalArgumentException("not an e-mail address in lower case");
    }
  }

  /** The address in {@code text}, which may be in any letter case, or empty if it is none. */
  public static Optional<EmailAddress> parse(String text) {
    // Not all that lower-cases to ASCII is ASCII: the Kelvin sign becomes a k.
    if (text.chars().anyMatch(c -> c > 127)) {
      return Optional.empty();
    }
    String lowerCase = text.toLowerCase(Locale.ROOT);
    return isAddress(lowerCase) ? Optional.of(new EmailAddress(lowerCase)) : Optional.empty();
  }

  /** What stands before the {@code @}. */
  public String localPart() {
    return value.substring(0, value.indexOf('@'));
  }

  private static boolean isAddress(String text) {
    return text.length() <= MAX_LENGTH && ADDRESS.matcher(text).matches();
  }
}
