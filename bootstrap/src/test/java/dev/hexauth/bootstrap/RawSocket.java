package dev.hexauth.bootstrap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Sends bytes that no HTTP client sends, and reads the response. */
final class RawSocket {

  private static final int LIMIT_MILLIS = 30_000;

  private RawSocket() {}

  /**
   * Sends {@code request}, one byte for each of its characters, ends its side of the connection and
   * reads to the end of the other.
   *
   * @return the answer, or empty if the connection was closed without one
   */
  static Optional<Reply> exchange(URI server, String request) {
    String text = text(server, request);
    return text.isEmpty() ? Optional.empty() : Optional.of(recorded(request, text));
  }

  /** As {@link #exchange}, with everything received in one text. */
  static String text(URI server, String request) {
    return received(server, request, true);
  }

  /** Sends {@code request} and waits, with its side of the connection open, until it is refused. */
  static Reply await(URI server, String request) {
    return recorded(request, received(server, request, false));
  }

  private static Reply recorded(String request, String text) {
    Reply reply = parse(text);
    exchange(request, reply).record();
    return reply;
  }

  /** The request, if it has a request line. */
  private static Exchange exchange(String request, Reply reply) {
    String[] line = request.split("\r\n", 2)[0].split(" +", 3);
    return new Exchange(line[0], line.length > 1 ? line[1] : "", "", reply);
  }

  private static String received(URI server, String request, boolean ended) {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(LIMIT_MILLIS);
      try {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        if (ended) {
          socket.shutdownOutput();
        }
        socket.getInputStream().transferTo(received);
      } catch (java.net.SocketException closedWhileSending) {
        // The server may refuse before it has read everything; what it sent until then counts.
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return received.toString(StandardCharsets.UTF_8);
  }

  private static Reply parse(String text) {
    String[] headAndBody = text.split("\r\n\r\n", 2);
    String[] lines = headAndBody[0].split("\r\n", -1);
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] header = lines[i].split(": ?", 2);
      headers
          .computeIfAbsent(header[0].toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(header[1]);
    }
    String body = headAndBody.length == 2 ? headAndBody[1] : "";
    boolean chunked = headers.getOrDefault("transfer-encoding", List.of()).contains("chunked");
    return new Reply(
        Integer.parseInt(lines[0].split(" ", 3)[1]), headers, chunked ? dechunked(body) : body);
  }

  /** The chunks of ASCII text in {@code body}, joined (RFC 9112, 7.1). */
  private static String dechunked(String body) {
    StringBuilder joined = new StringBuilder();
    int at = 0;
    while (at < body.length()) {
      int lineEnd = body.indexOf("\r\n", at);
      int size = Integer.parseInt(body.substring(at, lineEnd), 16);
      if (size == 0) {
        break;
      }
      joined.append(body, lineEnd + 2, lineEnd + 2 + size);
      at = lineEnd + 2 + size + 2;
    }
    return joined.toString();
  }
}
