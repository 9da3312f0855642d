package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * The behaviour of a node between the signal to stop and its end. {@link KeyRotationTest} restarts
 * two.
 */
final class DrainTest {

  @Test
  void it_ends_by_itself() {
    Drain drain = new Drain(Duration.ofMillis(1));
    drain.start();
    drain.stop();
    assertThat(drain.hasBegun()).isTrue();
    assertThat(drain.isRunning()).isFalse();
  }

  @Test
  void a_node_that_drains_is_not_ready_and_serves_new_connections_once_each() {
    Map<String, String> settings = new HashMap<>(StoreSettings.memory());
    settings.put("hexauth.shutdown.drain", "10m");
    Assembly node = Assembly.start(settings);
    String get = "GET %s HTTP/1.1\r\nHost: a\r\n\r\n";
    String two = get.formatted("/livez") + get.formatted("/livez");
    assertThat(RawSocket.text(node.uri(), two).split("HTTP/1.1 200", -1)).hasSize(3);

    CompletableFuture<Void> stopped = CompletableFuture.runAsync(node::close);
    while (RawSocket.exchange(node.uri(), get.formatted("/readyz")).orElseThrow().status() == 200) {
      Thread.onSpinWait();
    }
    while (!node.drain().hasBegun()) {
      Thread.onSpinWait();
    }

    for (String request :
        List.of(
            get.formatted("/readyz"),
            get.formatted("/api/users/me"),
            get.formatted("/api/nowhere"),
            two,
            "GET /livez HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
            "POST /api/auth/login HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}")) {
      String answer = RawSocket.text(node.uri(), request);
      assertThat(answer.split("HTTP/1.1 ", -1)).as(answer).hasSize(2);
      assertThat(answer).containsOnlyOnce("Connection: close\r\n");
    }
    assertThat(stopped).isNotDone();
    node.drain().cut();
    stopped.join();
  }
}
