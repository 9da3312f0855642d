package dev.hexauth.domain.user;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address in lower case, with which a user logs in. Addresses that differ only in letter
 * case are equal. At most {@value #MAX_LENGTH} characters (RFC 5321, 4.5.3.1.3); ASCII only, as
 * existing front ends accept it. Nothing is trimmed: a space makes it invalid. It need not be
 * deliverable: {@link #isReachable} checks that, at registration only.
 */
public record EmailAddress(String value) {

  /** The longest address, in characters. */
  public static final int MAX_LENGTH = 254;

  private static final int MAX_LOCAL_PART = 64;
  private static final int MAX_LABEL = 63;

  /** The last label has letters only, or is Punycode (RFC 5890, 2.3.2.1). */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?!\\.)(?!.*\\.\\.)[a-z0-9_'+\\-.]*[a-z0-9_+-]"
              + "@([a-z0-9][a-z0-9-]*\\.)+([a-z]{2,}|xn--[a-z0-9-]+)");

  /**
   * @throws IllegalArgumentException unless {@code value} is an address in lower case
   */
  public EmailAddress {
    if (!isAddress(value)) {
      throw new IllegalArgumentException("not an e-mail address in lower case");
    }
  }

  /** The address in {@code text}, in any letter case, or empty if it is not an address. */
  public static Optional<EmailAddress> parse(String text) {
    // Checked before lower-casing, which turns some other characters into ASCII: the Kelvin sign
    // becomes a k.
    if (text.chars().anyMatch(c -> c > 127)) {
      return Optional.empty();
    }
    String lowerCase = text.toLowerCase(Locale.ROOT);
    return isAddress(lowerCase) ? Optional.of(new EmailAddress(lowerCase)) : Optional.empty();
  }

  /** The part before the {@code @}. */
  public String localPart() {
    return value.substring(0, value.indexOf('@'));
  }

  /**
   * Whether mail can be delivered to it: the local part has at most 64 characters (RFC 5321,
   * 4.5.3.1.1) and does not start with a hyphen, which mail programs take for an option; each label
   * of the domain has at most 63 characters and does not end with a hyphen (RFC 1035, 2.3.1 and
   * 2.3.4).
   */
  public boolean isReachable() {
    String local = localPart();
    String[] labels = value.substring(local.length() + 1).split("\\.");
    return local.length() <= MAX_LOCAL_PART
        && !local.startsWith("-")
        && Arrays.stream(labels)
            .allMatch(label -> label.length() <= MAX_LABEL && !label.endsWith("-"));
  }

  private static boolean isAddress(String text) {
    return text.length() <= MAX_LENGTH && ADDRESS.matcher(text).matches();
  }
}
