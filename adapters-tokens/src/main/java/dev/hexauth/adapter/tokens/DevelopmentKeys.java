package dev.hexauth.adapter.tokens;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Makes the private keys that a developer has not configured, and keeps them in a folder, so that
 * tokens stay valid after a restart. Not for production, where all nodes share the keys of the
 * environment.
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
   * {@code settings} if either half of the active key is set; else {@code settings} with the key in
   * the folder's file for {@code name} and the form of the key. The file is made if it is missing.
   *
   * @throws UnusableKeyException if the file cannot be written
   */
  KindSettings complete(KindSettings settings, String name) {
    KeyValue value = settings.privateKey();
    if (value.isSet() || settings.publicKey().isSet()) {
      return settings;
    }
    KeyForm form = settings.algorithm().form();
    Path file = directory.resolve(name + suffix(form) + ".pem");
    if (!Files.exists(file)) {
      generate(value, form, file);
    }
    return new KindSettings(
        settings.algorithm(),
        KeyValue.of(value.setting() + " (kept in " + file + ")", "file:" + file),
        settings.publicKey(),
        settings.others());
  }

  private static String suffix(KeyForm form) {
    return switch (form) {
      case RSA -> "";
      case P256 -> "-p256";
      case ED25519 -> "-ed25519";
    };
  }

  private void generate(KeyValue value, KeyForm form, Path file) {
    try {
      Files.createDirectories(directory);
      // Only its owner can read a temporary file, on systems with file permissions.
      Path unfinished = Files.createTempFile(directory, "key", ".tmp");
      Files.writeString(unfinished, pem(form), StandardCharsets.US_ASCII);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UnusableKeyException(
          value.setting(), "is not set, and a development key cannot be kept in " + directory, e);
    }
  }

  private String pem(KeyForm form) {
    byte[] pkcs8 = form.generate(random).getPrivate().getEncoded();
    String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(pkcs8);
    return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
  }
}
