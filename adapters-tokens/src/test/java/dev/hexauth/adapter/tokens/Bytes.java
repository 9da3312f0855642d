package dev.hexauth.adapter.tokens;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** Bytes put together and changed. */
final class Bytes {

  private Bytes() {}

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  static byte[] concat(byte[]... parts) {
    byte[] all = {};
    for (byte[] part : parts) {
      int end = all.length;
      all = Arrays.copyOf(all, end + part.length);
      System.arraycopy(part, 0, all, end, part.length);
    }
    return all;
  }

  static byte[] repeated(int value, int times) {
    byte[] all = new byte[times];
    Arrays.fill(all, (byte) value);
    return all;
  }

  /** With one bit changed, which 1 to 128 names. */
  static byte[] flipped(byte[] bytes, int index, int bit) {
    byte[] copy = bytes.clone();
    copy[index] ^= (byte) bit;
    return copy;
  }

  static byte[] reversed(byte[] bytes) {
    byte[] copy = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      copy[i] = bytes[bytes.length - 1 - i];
    }
    return copy;
  }

  static BigInteger number(byte[] bytes) {
    return new BigInteger(1, bytes);
  }

  /** A number in {@code size} bytes, the highest first, or in more if it has more. */
  static byte[] ofNumber(BigInteger number, int size) {
    byte[] digits = number.toByteArray();
    int sign = digits[0] == 0 ? 1 : 0;
    byte[] leading = new byte[Math.max(0, size - digits.length + sign)];
    return concat(leading, Arrays.copyOfRange(digits, sign, digits.length));
  }

  static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
