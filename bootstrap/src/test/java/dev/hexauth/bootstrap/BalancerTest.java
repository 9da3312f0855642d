package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the tests of restarts rely on. */
final class BalancerTest {

  /** More than there are carriers of virtual threads, in which requests wait. */
  private static final int CALLERS = Runtime.getRuntime().availableProcessors() + 2;

  @Test
  void requests_wait_while_no_node_is_ready_and_do_not_keep_it_from_starting() {
    try (ExecutorService threads = Executors.newCachedThreadPool();
        Balancer nodes = new Balancer(StoreSettings.memory())) {
      CompletableFuture<Void> restarts =
          CompletableFuture.allOf(
              CompletableFuture.runAsync(() -> nodes.restart(0, StoreSettings.memory()), threads),
              CompletableFuture.runAsync(() -> nodes.restart(1, StoreSettings.memory()), threads));
      List<CompletableFuture<Void>> callers =
          IntStream.range(0, CALLERS)
              .mapToObj(_ -> CompletableFuture.runAsync(() -> askUntil(restarts, nodes), threads))
              .toList();
      Stream.concat(Stream.of(restarts), callers.stream()).forEach(CompletableFuture::join);
    }
  }

  private static void askUntil(CompletableFuture<Void> end, Balancer nodes) {
    do {
      Reply reply = nodes.ask(api -> api.get("/api/healthchecker").send());
      assertThat(reply.status()).isEqualTo(200);
    } while (!end.isDone());
  }
}
