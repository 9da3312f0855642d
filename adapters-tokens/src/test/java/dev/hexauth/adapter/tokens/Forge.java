package dev.hexauth.adapter.tokens;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
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

  /** A signature as the algorithm of JWS (RFC 7518, 3.1; RFC 8037, 3.1) has it. */
  static byte[] signature(String algorithm, String input, PrivateKey key) {
    return switch (algorithm) {
      case "RS256" -> sign("SHA256withRSA", input, key);
      case "PS256" -> pss("SHA-256", "SHA-256", 32, input, key);
      case "ES256" -> sign("SHA256withECDSAinP1363Format", input, key);
      default -> sign("Ed25519", input, key);
    };
  }

  /** RSASSA-PSS (RFC 8017, 8.1) with any digests and any length of the salt. */
  static byte[] pss(String digest, String mask, int salt, String input, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance("RSASSA-PSS");
      signature.setParameter(
          new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(mask), salt, 1));
      return sign(signature, input, key);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static String text(String base64) {
    return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static byte[] sign(String algorithm, String input, PrivateKey key) {
    try {
      return sign(Signature.getInstance(algorithm), input, key);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] sign(Signature signature, String input, PrivateKey key)
      throws GeneralSecurityException {
    signature.initSign(key);
    signature.update(input.getBytes(StandardCharsets.US_ASCII));
    return signature.sign();
  }
}
