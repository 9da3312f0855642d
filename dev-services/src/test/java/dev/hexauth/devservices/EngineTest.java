package dev.hexauth.devservices;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks of an engine, against a fake one. */
final class EngineTest {

  private static final Duration LIMIT = Duration.ofMillis(300);
  private static final List<String> IMAGES = List.of("there:1.0-a", "remote:2", "nowhere:3");

  @TempDir private Path folder;
  private final Set<String> images = ConcurrentHashMap.newKeySet();
  private final Set<SocketChannel> hanging = ConcurrentHashMap.newKeySet();
  private ServerSocketChannel server;
  private Engine engine;

  @BeforeEach
  void start() throws IOException {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("engine.sock"));
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address);
    engine = new Engine(address);
    images.add("there:1.0-a");
    Thread.ofVirtual().start(this::serve);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    for (SocketChannel channel : hanging) {
      channel.close();
    }
  }

  @Test
  void it_answers_as_long_as_it_is_there() throws IOException {
    assertThat(engine.answers()).isTrue();
    server.close();
    assertThat(engine.answers()).isFalse();
  }

  @Test
  void an_image_that_is_there_or_can_be_fetched_is_not_missing() {
    assertThat(engine.missing(IMAGES, Duration.ofSeconds(10))).containsExactly("nowhere:3");
  }

  @Test
  void downloads_that_never_end_are_given_up_together() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            assertThat(engine.missing(List.of("slow:1", "slow:2", "there:1.0-a"), LIMIT))
                .containsExactly("slow:1", "slow:2"));
  }

  private void serve() {
    while (server.isOpen()) {
      try {
        SocketChannel channel = server.accept();
        ByteBuffer request = ByteBuffer.allocate(1024);
        channel.read(request);
        String line = new String(request.array(), US_ASCII).lines().findFirst().orElseThrow();
        if (line.contains("fromImage=slow")) {
          hanging.add(channel);
          continue;
        }
        String status = status(line) + "\r\n\r\n{}";
        channel.write(ByteBuffer.wrap(("HTTP/1.0 " + status).getBytes(US_ASCII)));
        channel.close();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private String status(String line) {
    if (line.startsWith("POST /images/create?fromImage=remote&tag=2 ")) {
      images.add("remote:2");
      return "200 OK";
    }
    boolean found =
        line.startsWith("GET /version ")
            || images.stream()
                .anyMatch(image -> line.startsWith("GET /images/" + image + "/json "));
    return found ? "200 OK" : "404 Not Found";
  }
}
