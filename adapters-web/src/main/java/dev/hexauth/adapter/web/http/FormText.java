package dev.hexauth.adapter.web.http;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decodes {@code application/x-www-form-urlencoded} text (RFC 6749, appendix B). */
final class FormText {

  private static final Pattern MALFORMED = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private FormText() {}

  /**
   * What {@code encoded} stands for, or empty if that is malformed or no UTF-8.
   *
   * @param encoded bytes as characters of ISO 8859-1
   */
  static Optional<String> decode(String encoded) {
    // Tokens have neither character, and many bytes.
    boolean plain = encoded.indexOf('%') < 0 && encoded.indexOf('+') < 0;
    if (!plain && MALFORMED.matcher(encoded).find()) {
      return Optional.empty();
    }
    String bytes = plain ? encoded : URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1);
    try {
      ByteBuffer utf8 = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(utf8).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
