package dev.hexauth.adapter.passwords;

import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.port.BreachedPasswords;
import dev.hexauth.domain.user.RawPassword;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * The passwords whose SHA-1 is in a file of {@link HashLines}, as Have I Been Pwned's downloader
 * writes it. Each look-up opens the file, so that it can be replaced at any time. While it cannot
 * be read, the port is unavailable and users cannot choose passwords.
 */
final class BreachedPasswordsFile implements BreachedPasswords {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private final Path file;

  BreachedPasswordsFile(Path file) {
    this.file = file;
  }

  /**
   * Reads some lines.
   *
   * @throws IOException if the file cannot be read or has another format; the message says why
   */
  void check() throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IOException("there is no file that can be read");
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      new HashLines(channel).check();
    }
  }

  @Override
  public boolean include(RawPassword password) {
    return include(sha1(Nfc.of(password)));
  }

  private boolean include(String hash) {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      return new HashLines(channel).include(hash);
    } catch (IOException e) {
      throw new UnavailableException("list of breached passwords", RETRY_AFTER, e);
    }
  }

  private static String sha1(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().withUpperCase().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-1", e);
    }
  }
}
