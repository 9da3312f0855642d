package dev.hexauth.adapter.tokens;

import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** Keys to test with, made once a run, and their texts. */
final class SampleKeys {

  static final KeyPair ACCESS = rsa(2048);
  static final KeyPair REFRESH = rsa(2048);
  static final KeyPair FOREIGN = rsa(2048);

  private SampleKeys() {}

  static KeyPair rsa(int bits) {
    return generate("RSA", bits);
  }

  static KeyPair ec() {
    return generate("EC", 256);
  }

  static KeyPair ec384() {
    return generate("EC", 384);
  }

  static KeyPair ed25519() {
    return generate("Ed25519", 255);
  }

  static KeyPair ed448() {
    return generate("Ed448", 448);
  }

  private static KeyPair generate(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static KeyRing ring(KeyPair pair) {
    return new KeyRing(new SigningKey(Jwts.SIG.RS256, pair, "a sample"), List.of());
  }

  static String pem(String label, byte[] der) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
  }

  static String pkcs8(KeyPair pair) {
    return pem("PRIVATE KEY", pair.getPrivate().getEncoded());
  }

  static String spki(KeyPair pair) {
    return pem("PUBLIC KEY", pair.getPublic().getEncoded());
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
