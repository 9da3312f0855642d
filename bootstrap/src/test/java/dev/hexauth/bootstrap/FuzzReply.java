package dev.hexauth.bootstrap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the first response: there may be more, if a body parses as a request. */
final class FuzzReply {

  private FuzzReply() {}

  /**
   * The first final response, after any with a status of 1xx; empty if the connection was closed
   * without one, or with an error without a head, as in HTTP/0.9.
   *
   * @throws IllegalStateException if it is not HTTP/1.1
   */
  static Optional<Reply> first(String text, String method) {
    boolean isHttp09 = text.startsWith("{\"status\":\"fail\"");
    if (text.isEmpty() || isHttp09) {
      return Optional.empty();
    }
    String[] parts = text.split("\r\n\r\n", 2);
    if (!parts[0].matches("(?s)HTTP/1\\.1 [1-5][0-9]{2} ?.*") || parts.length < 2) {
      throw new IllegalStateException("no answer in HTTP/1.1: " + text);
    }
    String[] lines = parts[0].split("\r\n", -1);
    int status = Integer.parseInt(lines[0].substring(9, 12));
    if (status < 200) {
      return first(parts[1], method);
    }
    Map<String, List<String>> headers = headers(lines);
    boolean empty = method.equals("HEAD") || status == 204 || status == 304;
    return Optional.of(new Reply(status, headers, empty ? "" : body(parts[1], headers)));
  }

  private static Map<String, List<String>> headers(String[] lines) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] header = lines[i].split(": ?", 2);
      if (header.length < 2) {
        throw new IllegalStateException("no header: " + lines[i]);
      }
      headers
          .computeIfAbsent(header[0].toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(header[1]);
    }
    return headers;
  }

  /** With a length in bytes; bodies with more than one chunk of ASCII are pages, not JSON. */
  private static String body(String rest, Map<String, List<String>> headers) {
    List<String> length = headers.getOrDefault("content-length", List.of());
    if (!length.isEmpty()) {
      return firstBytes(rest, Integer.parseInt(length.getFirst()));
    }
    if (!headers.getOrDefault("transfer-encoding", List.of()).contains("chunked")) {
      return rest;
    }
    int lineEnd = rest.indexOf("\r\n");
    return firstBytes(
        rest.substring(lineEnd + 2), Integer.parseInt(rest.substring(0, lineEnd), 16));
  }

  private static String firstBytes(String text, int length) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    if (bytes.length < length) {
      throw new IllegalStateException("an answer of " + bytes.length + " bytes, not " + length);
    }
    return new String(bytes, 0, length, java.nio.charset.StandardCharsets.UTF_8);
  }
}
