package dev.hexauth.bootstrap;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request or a response as it passes a proxy (RFC 9112).
 *
 * @param head to the empty line
 * @param body as it was sent; like the head, with one character for each byte
 */
record HttpMessage(String head, String body) {

  private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");
  private static final Pattern CHUNKED = Pattern.compile("(?im)^transfer-encoding: *chunked");
  private static final Pattern CLOSE = Pattern.compile("(?im)^connection: *close\r\n");
  private static final Pattern EMPTY = Pattern.compile("HTTP/1.1 (1\\d\\d|204|304) ");

  /** Reads one; empty if the connection ends before its first byte. */
  static Optional<HttpMessage> read(InputStream in) throws IOException {
    int first = in.read();
    if (first < 0) {
      return Optional.empty();
    }
    StringBuilder head = new StringBuilder().append((char) first);
    while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
      head.append((char) next(in));
    }
    return Optional.of(new HttpMessage(head.toString(), body(head.toString(), in)));
  }

  private static String body(String head, InputStream in) throws IOException {
    Matcher length = LENGTH.matcher(head);
    if (EMPTY.matcher(head).lookingAt()) {
      return "";
    }
    if (CHUNKED.matcher(head).find()) {
      return chunks(in);
    }
    return length.find() ? exactly(Integer.parseInt(length.group(1)), in) : "";
  }

  private static String chunks(InputStream in) throws IOException {
    StringBuilder all = new StringBuilder();
    int size;
    do {
      String line = line(in);
      size = Integer.parseInt(line.strip(), 16);
      all.append(line).append(exactly(size + 2, in));
    } while (size > 0);
    return all.toString();
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    do {
      line.append((char) next(in));
    } while (line.charAt(line.length() - 1) != '\n');
    return line.toString();
  }

  private static String exactly(int count, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("in a body");
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static int next(InputStream in) throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new EOFException("in a message");
    }
    return next;
  }

  /** Whether its sender closes the connection. */
  boolean closes() {
    return CLOSE.matcher(head).find();
  }

  /** Without the header that is for the next hop only. */
  byte[] forwarded() {
    return (CLOSE.matcher(head).replaceAll("") + body).getBytes(StandardCharsets.ISO_8859_1);
  }
}
