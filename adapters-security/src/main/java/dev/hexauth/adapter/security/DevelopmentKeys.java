package dev.hexauth.adapter.security;

import dev.hexauth.adapter.security.SecurityConfiguration.KeyValue;
import dev.hexauth.adapter.security.SecurityConfiguration.UnusableKeyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Makes the private keys that a developer has not configured, and keeps them in a folder, so that
 * the tokens of one start are good at the next. Not for production: a key there belongs to the
 * environment, and all nodes share it.
 */
final class DevelopmentKeys {

  private static final int LINE = 64;

  private final Path directory;
  private final SecureRandom random;

  DevelopmentKeys(Path directory, SecureRandom random) {
    this.directory = directory;
    this.random = random;
  }

  /**
   * {@code privateValue} if it or its public half is set, else the key in the file {@code name} of
   * the folder, which is made if it is not there.
   *
   * @throws UnusableKeyException if the file cannot be written
   */
  KeyValue complete(KeyValue privateValue, KeyValue publicValue, String name) {
    if (privateValue.isSet() || publicValue.isSet()) {
      return privateValue;
    }
    Path file = directory.resolve(name);
    if (!Files.exists(file)) {
      generate(privateValue, file);
    }
    return KeyValue.of(privateValue.setting() + " (kept in " + file + ")", "file:" + file);
  }

  private void generate(KeyValue value, Path file) {
    try {
      Files.createDirectories(directory);
      // A temporary file is for its owner only, wherever files have permissions.
      Path unfinished = Files.createTempFile(directory, "key", ".tmp");
      Files.writeString(unfinished, pem(), StandardCharsets.US_ASCII);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UnusableKeyException(
          value.setting(), "is not set, and a development key cannot be kept in " + directory, e);
    }
  }

  private String pem() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(RsaKeys.MIN_BITS, random);
      byte[] pkcs8 = generator.generateKeyPair().getPrivate().getEncoded();
      String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(pkcs8);
      return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no RSA", e);
    }
  }
}
