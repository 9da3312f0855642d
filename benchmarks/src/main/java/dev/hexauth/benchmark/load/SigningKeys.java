package dev.hexauth.benchmark.load;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** The RSA keys of 2048 bits that a service signs with. */
final class SigningKeys {

  private static final int BITS = 2048;

  private final Map<String, String> environment =
      Map.of("JWT_ACCESS_TOKEN_PRIVATE_KEY", encoded(), "JWT_REFRESH_TOKEN_PRIVATE_KEY", encoded());

  /** As the environment has them: base64 of PEM. */
  Map<String, String> environment() {
    return environment;
  }

  private static String encoded() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return base64OfPem(generator.generateKeyPair().getPrivate());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64OfPem(Key key) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    String pem = "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
    return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
  }
}
