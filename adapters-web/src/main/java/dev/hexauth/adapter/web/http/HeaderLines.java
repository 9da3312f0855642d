package dev.hexauth.adapter.web.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** Headers that are too many to be kept: they go by until they end, and their origin is noted. */
final class HeaderLines {

  static final String ORIGIN = "Origin";

  private static final String PREFIX = "origin:";

  /** No more than this is read on, in reads of what the socket has, 1 KB at the most. */
  private static final int MAX_READS = 256;

  private static final int READ_SIZE = 4096;

  /** What is kept of a line: more than any origin has. */
  private static final int MAX_LENGTH = 300;

  /** What may be before {@link #readOn}: the end of a line and the begin of the last one. */
  private static final int OVERLAP = 2;

  private final StringBuilder line = new StringBuilder();
  private boolean whole;
  private boolean ended;
  private @Nullable String origin;

  private HeaderLines() {}

  /**
   * Reads {@code socket} to the end of the headers.
   *
   * @param begun what has been read before; its position is where parsing has stopped
   * @return the origin that was found on the way
   */
  static Optional<String> readOn(ByteBuffer begun, SocketWrapperBase<?> socket) {
    HeaderLines lines = new HeaderLines();
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
      // The caller has gone, or sends no more: what was found counts.
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

  /** The first line began before, and is not known. */
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
