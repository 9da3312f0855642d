package dev.hexauth.domain.service;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The secret that a service authenticates with: {@value #PREFIX}, 256 random bits as 64 hexadecimal
 * digits, and their CRC-32 as 8 more. The prefix and the checksum let tools find a key that leaked,
 * and refuse a mistyped one without asking a store. A bearer credential, so its toString is
 * redacted. Stores keep a digest only (ASVS 5.0, V11.4.1).
 */
public final class ServiceKey {

  /** What every key starts with. */
  public static final String PREFIX = "hexauth_key_";

  private static final Pattern FORM = Pattern.compile(PREFIX + "([0-9a-f]{64})([0-9a-f]{8})");
  private static final Pattern RANDOM = Pattern.compile("[0-9a-f]{64}");

  /** The polynomial of CRC-32 (ISO/IEC 8802-3), reflected. */
  private static final int POLYNOMIAL = 0xedb8_8320;

  private final String text;

  private ServiceKey(String text) {
    this.text = text;
  }

  /**
   * The key with these random bits.
   *
   * @throws IllegalArgumentException unless {@code random} is 64 hexadecimal digits in lower case
   */
  public static ServiceKey of(String random) {
    if (!RANDOM.matcher(random).matches()) {
      throw new IllegalArgumentException("not the random bits of a service key");
    }
    return new ServiceKey(PREFIX + random + checksum(random));
  }

  /** The key in {@code text}, or empty if it is none. */
  public static Optional<ServiceKey> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches() && checksum(matcher.group(1)).equals(matcher.group(2))
        ? Optional.of(new ServiceKey(text))
        : Optional.empty();
  }

  private static String checksum(String digits) {
    int crc = -1;
    for (int i = 0; i < digits.length(); i++) {
      crc ^= digits.charAt(i);
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ POLYNOMIAL;
      }
    }
    String hex = Integer.toHexString(~crc);
    return "0".repeat(Integer.BYTES * 2 - hex.length()) + hex;
  }

  /** The text, to hand to the operator once, and for the digest that a store keeps. */
  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ServiceKey that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "ServiceKey[redacted]";
  }
}
