package dev.hexauth.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.TestServices;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The timer of commands lives as long as its node. */
final class RedisTimerTest {

  private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

  @Test
  void a_node_has_one_timer_and_ends_it_when_it_closes() throws InterruptedException {
    Set<Thread> before = timers();
    Node node = new Node(TestServices.newRedisDatabase().uri());
    Set<Thread> ofTheNode = new HashSet<>(timers());
    ofTheNode.removeAll(before);
    assertThat(ofTheNode).hasSize(1);
    node.close();
    for (Thread timer : ofTheNode) {
      assertThat(timer.join(LONG_ENOUGH)).isTrue();
    }
  }

  private static Set<Thread> timers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("(redis|lettuce)-timer.*"))
        .collect(Collectors.toSet());
  }
}
