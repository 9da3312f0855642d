package dev.hexauth.adapter.passwords;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files of hashes of passwords, as Have I Been Pwned's downloader writes them. */
final class HashFiles {

  private HashFiles() {}

  /** The line of {@code password}, without its end. */
  static String line(String password) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      byte[] hash = sha1.digest(password.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().withUpperCase().formatHex(hash) + ":" + (1 + password.length());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The lines of {@code passwords}, in order, each with {@code end}. */
  static String text(Stream<String> passwords, String end) {
    return passwords
        .map(HashFiles::line)
        .sorted()
        .map(line -> line + end)
        .collect(Collectors.joining());
  }

  static Path write(Path directory, String text) {
    try {
      return Files.writeString(Files.createTempFile(directory, "hashes", ".txt"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path write(Path directory, List<String> passwords) {
    return write(directory, text(passwords.stream(), "\n"));
  }
}
