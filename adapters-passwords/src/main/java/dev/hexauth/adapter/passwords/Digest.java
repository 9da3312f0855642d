package dev.hexauth.adapter.passwords;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The digest used instead of a password that a {@link SlowFunction} does not accept: its
 * HMAC-SHA-384 as 64 characters of base64. The key is not secret; it makes the digest differ from a
 * plain one, so that leaked lists of plain digests cannot be tried.
 */
final class Digest {

  private static final String ALGORITHM = "HmacSHA384";
  private static final SecretKeySpec KEY =
      new SecretKeySpec("hexauth-password".getBytes(StandardCharsets.UTF_8), ALGORITHM);

  private Digest() {}

  /** The digest of {@code text}, in UTF-8. */
  static String of(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(KEY);
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
    }
  }
}
