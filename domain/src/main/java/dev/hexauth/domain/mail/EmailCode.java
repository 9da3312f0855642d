package dev.hexauth.domain.mail;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The secret in a letter that proves that its reader can read the mailbox: 256 random bits as 64
 * hexadecimal digits in lower case (OWASP ASVS 5.0, V6.5.3). A bearer credential, so its toString
 * is redacted. Stores keep a digest only.
 */
public final class EmailCode {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  private final String digits;

  /**
   * @throws IllegalArgumentException unless {@code digits} are 64 hexadecimal digits in lower case
   */
  public EmailCode(String digits) {
    if (!FORM.matcher(digits).matches()) {
      throw new IllegalArgumentException("not a code");
    }
    this.digits = digits;
  }

  /** The code in {@code text}, or empty if it is none. */
  public static Optional<EmailCode> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new EmailCode(text)) : Optional.empty();
  }

  /** The digits, for the letter and for the digest that a store keeps. */
  public String reveal() {
    return digits;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EmailCode that && digits.equals(that.digits);
  }

  @Override
  public int hashCode() {
    return digits.hashCode();
  }

  @Override
  public String toString() {
    return "EmailCode[redacted]";
  }
}
