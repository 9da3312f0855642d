package dev.hexauth.bootstrap;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** The signing keys of every node in these tests, made once a JVM. */
final class Keys {

  static final KeyPair ACCESS = rsa(2048);
  static final KeyPair REFRESH = rsa(2048);

  private Keys() {}

  static KeyPair rsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The private key as the environment has it: base64 of PEM. */
  static String encoded(KeyPair pair) {
    return encoded("PRIVATE KEY", pair.getPrivate());
  }

  /** The public key in the same form. */
  static String encodedPublic(KeyPair pair) {
    return encoded("PUBLIC KEY", pair.getPublic());
  }

  private static String encoded(String label, Key key) {
    return Base64.getEncoder().encodeToString(pem(label, key).getBytes(StandardCharsets.US_ASCII));
  }

  static String pem(String label, Key key) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, lines);
  }

  static Map<String, String> settings() {
    return Map.of(
        "JWT_ACCESS_TOKEN_PRIVATE_KEY", encoded(ACCESS),
        "JWT_REFRESH_TOKEN_PRIVATE_KEY", encoded(REFRESH));
  }
}
