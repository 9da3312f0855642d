package dev.hexauth.bootstrap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A proxy like nginx with only {@code proxy_pass http://auth_service:8000}: it sends HTTP/1.0 with
 * the name of the upstream, and closes the connection after each response.
 */
final class PlainProxy implements AutoCloseable {

  /** The name of a container, as compose files have them. */
  static final String UPSTREAM = "auth_service:8000";

  private static final List<String> OWN = List.of("host:", "connection:", "x-forwarded-for:");

  private final URI service;
  private final ServerSocket port;

  /** Passes on to {@code service} what comes in at a free port of this machine. */
  PlainProxy(URI service) {
    this.service = service;
    try {
      port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  URI uri() {
    return URI.create("http://localhost:" + port.getLocalPort());
  }

  private void serve() {
    while (!port.isClosed()) {
      try {
        Socket client = port.accept();
        Thread.ofVirtual().start(() -> pass(client));
      } catch (IOException e) {
        // The port was closed.
      }
    }
  }

  private void pass(Socket client) {
    try (client;
        Socket upstream = new Socket(service.getHost(), service.getPort())) {
      String head = head(client.getInputStream());
      upstream.getOutputStream().write(rewritten(head).getBytes(StandardCharsets.ISO_8859_1));
      upstream.getOutputStream().write(client.getInputStream().readNBytes(lengthOf(head)));
      upstream.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the head of a request ends early");
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static String rewritten(String head) {
    StringBuilder request = new StringBuilder();
    head.strip()
        .lines()
        .filter(line -> OWN.stream().noneMatch(line.toLowerCase(Locale.ROOT)::startsWith))
        .map(line -> line.replaceFirst(" HTTP/1\\.1$", " HTTP/1.0"))
        .forEach(line -> request.append(line).append("\r\n"));
    return request
        .append("Host: " + UPSTREAM + "\r\nX-Forwarded-For: 203.0.113.9\r\n")
        .append("Connection: close\r\n\r\n")
        .toString();
  }

  private static int lengthOf(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
        .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() {
    try {
      port.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
