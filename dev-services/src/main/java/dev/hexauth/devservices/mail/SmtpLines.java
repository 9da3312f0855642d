package dev.hexauth.devservices.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines that a client sends. Only CR and LF together end one (RFC 5321, 2.3.8). */
final class SmtpLines {

  /** Octets of a line with its end (RFC 5321, 4.5.3.1.6). */
  static final int LONGEST = 1000;

  private final BufferedInputStream in;

  SmtpLines(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /**
   * A line without its end.
   *
   * @param octets each a character of ISO 8859-1; only the first ones, if the line is too long
   */
  record Line(String octets, boolean tooLong) {

    String text() {
      return new String(octets.getBytes(ISO_8859_1), UTF_8);
    }
  }

  /** The next line, or empty if the client has left. */
  Optional<Line> next() throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    boolean tooLong = false;
    int before = -1;
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      if (before == '\r' && octet == '\n') {
        return Optional.of(new Line(octets.toString(ISO_8859_1), tooLong));
      }
      if (before >= 0) {
        if (octets.size() < LONGEST - 2) {
          octets.write(before);
        } else {
          tooLong = true;
        }
      }
      before = octet;
    }
    return Optional.empty();
  }

  /** Whether the client has sent more than the lines that were read. */
  boolean hasMore() throws IOException {
    return in.available() > 0;
  }
}
