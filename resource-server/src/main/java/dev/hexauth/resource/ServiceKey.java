package dev.hexauth.resource;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** The key that this service authenticates with to hexauth. Its toString is redacted. */
final class ServiceKey {

  private static final Pattern FORM = Pattern.compile("hexauth_key_([0-9a-f]{64})([0-9a-f]{8})");

  private final String text;

  private ServiceKey(String text) {
    this.text = text;
  }

  /** The key in {@code text}, or empty if it has another form or a wrong checksum. */
  static Optional<ServiceKey> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches() && checksum(matcher.group(1)).equals(matcher.group(2))
        ? Optional.of(new ServiceKey(text))
        : Optional.empty();
  }

  private static String checksum(String digits) {
    CRC32 crc = new CRC32();
    crc.update(digits.getBytes(StandardCharsets.US_ASCII));
    return "%08x".formatted(crc.getValue());
  }

  /** The value of the header {@code Authorization}. */
  String authorization() {
    return "Bearer " + text;
  }

  @Override
  public String toString() {
    return "ServiceKey[redacted]";
  }
}
