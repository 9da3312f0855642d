package dev.hexauth.adapter.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens of any header and payload, right or wrong. */
final class Forge {

  private Forge() {}

  static String rs256(String header, String payload, PrivateKey key) {
    return rs256(header, payload.getBytes(StandardCharsets.UTF_8), key);
  }

  static String rs256(String header, byte[] payload, PrivateKey key) {
    String input = base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(payload);
    return input + "." + base64(sign("SHA256withRSA", input, key));
  }

  static String signed(String algorithm, String header, String payload, PrivateKey key) {
    String input = unsigned(header, payload);
    return input + "." + base64(sign(algorithm, input, key));
  }

  static String hs256(String header, String payload, byte[] secret) {
    String input = unsigned(header, payload);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return input + "." + base64(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The signing input alone. */
  static String unsigned(String header, String payload) {
    return base64(header.getBytes(StandardCharsets.UTF_8))
        + "."
        + base64(payload.getBytes(StandardCharsets.UTF_8));
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] sign(String algorithm, String input, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
