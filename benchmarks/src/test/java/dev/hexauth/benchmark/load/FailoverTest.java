package dev.hexauth.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class FailoverTest {

  private static final String RIGHT = "{\"status\":\"success\",\"email\":\"ada@load.example\"}";

  private final AtomicInteger status = new AtomicInteger(200);
  private final CountDownLatch wrongAnswers = new CountDownLatch(10);

  @Test
  void answers_are_counted_while_a_store_fails_and_after_it_was_replaced() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          int now = status.get();
          byte[] body = RIGHT.getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(now, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
          if (now != 200) {
            wrongAnswers.countDown();
          }
        });
    server.start();
    try (Generator generator = new Generator()) {
      Account ada = new Account("ada@load.example", new Session("x", "y"));
      List<Traffic> traffic =
          List.of(
              generator.traffic(
                  server.getAddress(), List.of(Repeated.me(new HexauthDialect(), List.of(ada)))));

      Failover failover =
          Failover.of(
              "a store",
              traffic,
              new Failover.Acts(() -> status.set(500), this::awaitWrongAnswers),
              Duration.ZERO,
              Duration.ofMillis(100));
      traffic.forEach(Traffic::stop);

      assertThat(failover.wrong()).isGreaterThanOrEqualTo(10);
      assertThat(failover.right()).isPositive();
      assertThat(failover.refused()).isZero();
      assertThat(failover.wrongAnswers()).containsExactly("500 " + RIGHT);
      assertThat(failover).asString().contains("a store: down for ", "0 refused");
    } finally {
      server.stop(0);
    }
  }

  private void awaitWrongAnswers() {
    try {
      wrongAnswers.await();
      status.set(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void trouble_lasts_until_the_last_answer_that_was_not_right() {
    Tally tally = new Tally();
    long before = System.nanoTime();
    assertThat(tally.troubleAfter(before)).isZero();

    Tally other = new Tally();
    other.refused();
    tally.add(other);

    assertThat(tally.troubleAfter(before)).isBetween(Duration.ZERO, Duration.ofMinutes(1));
    assertThat(tally.troubleAfter(before - 1_000_000_000)).isGreaterThan(Duration.ofSeconds(1));
    assertThat(tally.troubleAfter(System.nanoTime() + 1)).isZero();
    assertThat(tally.refusedCount()).isEqualTo(1);
  }
}
