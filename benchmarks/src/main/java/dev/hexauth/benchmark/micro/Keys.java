package dev.hexauth.benchmark.micro;

import dev.hexauth.adapter.tokens.KeySettings;
import dev.hexauth.adapter.tokens.KeyValue;
import dev.hexauth.adapter.tokens.KindSettings;
import dev.hexauth.adapter.tokens.SigningAlgorithm;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keys of the smallest size that is allowed, RSA with 2048 bits, P-256, Ed25519; made once a JVM.
 */
final class Keys {

  private static final int RSA_BITS = 2048;
  private static final int P256_BITS = 256;
  private static final int ED25519_BITS = 255;

  private static final Map<SigningAlgorithm, KeySettings> MADE = new ConcurrentHashMap<>();

  private Keys() {}

  static KeySettings of(SigningAlgorithm algorithm) {
    return MADE.computeIfAbsent(algorithm, Keys::make);
  }

  private static KeySettings make(SigningAlgorithm algorithm) {
    return new KeySettings(kind("access", algorithm), kind("refresh", algorithm));
  }

  private static KindSettings kind(String name, SigningAlgorithm algorithm) {
    return new KindSettings(
        algorithm, KeyValue.of(name, pem(algorithm)), KeyValue.of(name + " public", ""), List.of());
  }

  private static String pem(SigningAlgorithm algorithm) {
    byte[] der =
        switch (algorithm) {
          case RS256, PS256 -> generate("RSA", RSA_BITS);
          case ES256 -> generate("EC", P256_BITS);
          case EDDSA -> generate("Ed25519", ED25519_BITS);
        };
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
  }

  private static byte[] generate(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair().getPrivate().getEncoded();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
