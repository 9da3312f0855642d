package dev.hexauth.adapter.web.lines;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hexauth.domain.Mutable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Reads lines in bounded memory. A byte order mark at the start is skipped. */
@Mutable({"atEnd", "buffer", "filled", "in", "line", "number", "position", "read"})
final class LineReader {

  /** The longest line, in bytes. */
  static final int MAX_LENGTH = 16_384;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int position;
  private int filled;
  private boolean atEnd;
  private long read;
  private long number;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** How many bytes of the lines returned so far there were. */
  long bytesRead() {
    return read - (filled - position);
  }

  /** The next line, or empty at the end. */
  Optional<Line> next() throws IOException {
    line.reset();
    boolean complete = true;
    boolean ended = false;
    while (!ended && fill()) {
      int end = position;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      int length = Math.min(end - position, MAX_LENGTH - line.size());
      complete &= length == end - position;
      line.write(buffer, position, length);
      ended = end < filled;
      position = ended ? end + 1 : end;
    }
    if (!ended && line.size() == 0) {
      return Optional.empty();
    }
    number++;
    return Optional.of(new Line(number, withoutMark(line.toByteArray()), complete));
  }

  /** Whether there are bytes in the buffer. */
  private boolean fill() throws IOException {
    if (position == filled && !atEnd) {
      position = 0;
      filled = Math.max(0, in.read(buffer));
      atEnd = filled == 0;
      read += filled;
    }
    return position < filled;
  }

  private byte[] withoutMark(byte[] bytes) {
    return number == 1 && new String(bytes, UTF_8).startsWith(BYTE_ORDER_MARK)
        ? Arrays.copyOfRange(bytes, BYTE_ORDER_MARK.getBytes(UTF_8).length, bytes.length)
        : bytes;
  }
}
