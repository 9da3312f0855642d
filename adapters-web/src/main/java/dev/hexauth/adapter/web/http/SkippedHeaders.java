package dev.hexauth.adapter.web.http;

import dev.hexauth.domain.Mutable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** Reads and drops the rest of oversized headers, and remembers only {@code Origin}. */
@Mutable({"ended", "line", "origin", "whole"})
final class SkippedHeaders {

  static final String ORIGIN = "Origin";

  private static final String PREFIX = "origin:";

  /** The most reads; each brings what the socket has, at most 1 KB. */
  private static final int MAX_READS = 256;

  private static final int READ_SIZE = 4096;

  /** The kept part of a line: longer than any origin. */
  private static final int MAX_LENGTH = 300;

  /** The part before {@link #readOn} that may hold the end of the line before. */
  private static final int OVERLAP = 2;

  private final StringBuilder line = new StringBuilder();
  private boolean whole;
  private boolean ended;
  private @Nullable String origin;

  private SkippedHeaders() {}

  /**
   * Reads {@code socket} to the end of the headers.
   *
   * @param begun the bytes read before; parsing stopped at its position
   * @return the origin found, if any
   */
  static Optional<String> readOn(ByteBuffer begun, SocketWrapperBase<?> socket) {
    SkippedHeaders lines = new SkippedHeaders();
    ByteBuffer rest = begun.duplicate();
    lines.pass(rest.position(Math.max(0, rest.position() - OVERLAP)));
    try {
      ByteBuffer buffer = ByteBuffer.allocate(READ_SIZE);
      for (int reads = 0; reads < MAX_READS && !lines.ended; reads++) {
        if (socket.read(true, buffer.clear()) <= 0) {
          break;
        }
        lines.pass(buffer.flip());
      }
    } catch (IOException e) {
      // The client has gone or sends nothing more: the result so far counts.
      return Optional.ofNullable(lines.origin);
    }
    return Optional.ofNullable(lines.origin);
  }

  private void pass(ByteBuffer bytes) {
    while (bytes.hasRemaining() && !ended) {
      char character = (char) (bytes.get() & 0xFF);
      if (character == '\n') {
        endLine();
      } else if (line.length() < MAX_LENGTH) {
        line.append(character);
      }
    }
  }

  /** Ignores the first line, which began before. */
  private void endLine() {
    String text = line.toString().strip();
    if (whole && text.isEmpty()) {
      ended = true;
    } else if (whole && text.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
      origin = text.substring(PREFIX.length()).strip();
    }
    whole = true;
    line.setLength(0);
  }
}
