package dev.hexauth.devservices;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A container engine, queried for images through the Docker API. Testcontainers itself waits for
 * minutes for an image that cannot be downloaded.
 *
 * @param address a Unix socket, or TCP without TLS
 */
record Engine(SocketAddress address) {

  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final int BUFFER = 8_192;

  /** Whether it answers like an engine. */
  boolean answers() {
    return within(LOOK, "GET /version");
  }

  /**
   * Those of {@code images} that it does not have and cannot download.
   *
   * @param images each as {@code name:tag}
   * @param limit for the downloads, which run in parallel
   */
  List<String> missing(List<String> images, Duration limit) {
    List<String> absent = images.stream().filter(image -> !has(image)).toList();
    List<Thread> fetches =
        absent.stream()
            .map(image -> Thread.ofVirtual().start(() -> within(limit, fetching(image))))
            .toList();
    try {
      for (Thread fetch : fetches) {
        fetch.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return absent.stream().filter(image -> !has(image)).toList();
  }

  private boolean has(String image) {
    return within(LOOK, "GET /images/" + image + "/json");
  }

  private static String fetching(String image) {
    int colon = image.lastIndexOf(':');
    return "POST /images/create?fromImage=%s&tag=%s"
        .formatted(image.substring(0, colon), image.substring(colon + 1));
  }

  /** Whether {@code request} is answered completely, with 200, within that time. */
  private boolean within(Duration limit, String request) {
    FutureTask<Boolean> answer = new FutureTask<>(() -> succeeds(request));
    Thread asking = Thread.ofVirtual().start(answer);
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      asking.interrupt();
    }
  }

  private boolean succeeds(String request) throws IOException {
    try (SocketChannel channel = SocketChannel.open(address)) {
      String head = request + " HTTP/1.0\r\nHost: engine\r\nContent-Length: 0\r\n\r\n";
      channel.write(ByteBuffer.wrap(head.getBytes(US_ASCII)));
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
      while (channel.read(buffer) >= 0) {
        answer.write(buffer.array(), 0, buffer.position());
        buffer.clear();
      }
      return answer.toString(US_ASCII).matches("(?s)HTTP/1\\.\\d 200 .*");
    }
  }
}
