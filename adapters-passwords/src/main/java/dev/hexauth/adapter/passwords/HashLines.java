package dev.hexauth.adapter.passwords;

import dev.hexauth.domain.Mutable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of lines {@code HASH:COUNT} in the order of the hashes, which are SHA-1 in hexadecimal of
 * either letter case; the count may be absent, and a line may end in LF or CRLF. A look-up is a
 * binary search in the file, which reads {@value #WINDOW} bytes at each step.
 */
@Mutable("file")
final class HashLines {

  /** The maximum length of a line, including its end. */
  private static final int MAX_LINE = 64;

  /** Holds a whole line, wherever in the previous line the window starts. */
  private static final int WINDOW = 2 * MAX_LINE;

  private static final int SAMPLES = 256;
  private static final Pattern LINE =
      Pattern.compile("(\\p{XDigit}{40})(?::\\d{1,19})?\\r?(?:\\n|\\z)");

  private final SeekableByteChannel file;
  private final long size;

  private record Line(long start, long end, String digest) {}

  HashLines(SeekableByteChannel file) throws IOException {
    this.file = file;
    this.size = file.size();
  }

  /**
   * Whether there is a line with {@code hash}, which is in upper case.
   *
   * @throws IOException if the file cannot be read, or a line has another format
   */
  boolean include(String hash) throws IOException {
    long low = 0;
    long high = size;
    while (low < high) {
      long middle = low + (high - low) / 2;
      Optional<Line> line = firstFrom(middle);
      int order = line.map(found -> found.digest.compareTo(hash)).orElse(1);
      if (order == 0) {
        return true;
      }
      if (order < 0) {
        low = line.orElseThrow().end;
      } else {
        high = middle;
      }
    }
    return false;
  }

  /**
   * Reads the first line, the last one and some in between.
   *
   * @throws IOException if they are not lines in the order of their hashes; the message says where
   */
  void check() throws IOException {
    Line last = firstFrom(0).orElseThrow(() -> new IOException("it is empty"));
    for (int i = 1; i <= SAMPLES; i++) {
      long from = i == SAMPLES ? size - MAX_LINE : size / SAMPLES * i;
      Optional<Line> line = firstFrom(Math.max(from, last.end));
      if (line.isPresent()) {
        requireOrder(last, line.get());
        last = line.get();
      }
    }
  }

  private static void requireOrder(Line one, Line next) throws IOException {
    if (one.digest.compareTo(next.digest) >= 0) {
      throw new IOException(
          "the lines at its bytes " + one.start + " and " + next.start + " are not in hash order");
    }
  }

  /** The first line that starts at {@code position} or after it, or empty if there is none. */
  private Optional<Line> firstFrom(long position) throws IOException {
    long before = position - 1;
    String window = position == 0 ? "\n" + read(0) : read(before);
    int start = window.indexOf('\n') + 1;
    boolean none = before + (start == 0 ? window.length() : start) >= size;
    return none ? Optional.empty() : Optional.of(line(before + start, window.substring(start)));
  }

  private static Line line(long start, String text) throws IOException {
    Matcher line = LINE.matcher(text);
    if (!line.lookingAt()) {
      throw new IOException(
          "what starts at its byte " + start + " is no SHA-1 hash in hexadecimal and a count");
    }
    return new Line(start, start + line.end(), line.group(1).toUpperCase(Locale.ROOT));
  }

  private String read(long position) throws IOException {
    ByteBuffer window = ByteBuffer.allocate(WINDOW);
    file.position(position);
    int count = 0;
    while (count >= 0 && window.hasRemaining()) {
      count = file.read(window);
    }
    return new String(window.array(), 0, window.position(), StandardCharsets.ISO_8859_1);
  }
}
