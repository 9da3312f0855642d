package dev.hexauth.adapter.tokens;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import org.bouncycastle.util.encoders.DecoderException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/**
 * Extracts the PEM block (RFC 7468) from a key's value. The value is PEM, base64 of PEM, or {@code
 * file:} and the path of a file with either; line ends may be written as {@code \n}.
 */
final class Pem {

  private static final String FILE = "file:";
  private static final String BEGIN = "-----BEGIN ";

  private Pem() {}

  /**
   * @param remedy how an operator makes a key, for the end of a message
   * @throws UnusableKeyException if {@code value} holds no PEM block or an encrypted one
   */
  static PemObject read(KeyValue value, String remedy) {
    String text = value.text().strip();
    String content = text.startsWith(FILE) ? contentOf(text, value).strip() : text;
    String pem = content.contains(BEGIN) ? content : decoded(content, value, remedy);
    PemObject block = block(pem.replace("\\n", "\n"), value, remedy);
    if (block.getType().startsWith("ENCRYPTED") || !block.getHeaders().isEmpty()) {
      throw new UnusableKeyException(
          value.setting(),
          "is encrypted with a passphrase; decrypt it first, with: openssl pkey -in <file>");
    }
    return block;
  }

  private static String contentOf(String location, KeyValue value) {
    try {
      return Files.readString(
          Path.of(location.substring(FILE.length())), StandardCharsets.US_ASCII);
    } catch (IOException | InvalidPathException e) {
      throw new UnusableKeyException(
          value.setting(), "names a file that cannot be read as text: " + location, e);
    }
  }

  private static String decoded(String base64, KeyValue value, String remedy) {
    try {
      return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException e) {
      throw unreadable(value, remedy);
    }
  }

  private static PemObject block(String pem, KeyValue value, String remedy) {
    try (PemReader reader = new PemReader(new StringReader(pem))) {
      PemObject block = reader.readPemObject();
      if (block == null) {
        throw unreadable(value, remedy);
      }
      return block;
    } catch (IOException | DecoderException e) {
      throw unreadable(value, remedy);
    }
  }

  /** Without a cause, which might quote the value. */
  private static UnusableKeyException unreadable(KeyValue value, String remedy) {
    return new UnusableKeyException(
        value.setting(), "is neither PEM, nor base64 of PEM, nor file:<path>; " + remedy);
  }
}
