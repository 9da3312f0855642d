package dev.hexauth.adapter.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class RecurringLinesTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-28T12:00:00Z"));
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final RecurringLines lines = new RecurringLines(now::get);

  @Test
  void the_first_is_logged_and_what_follows_is_counted_once_a_minute() {
    tell("a", "here", 5);
    assertThat(log).containsExactly("a here");
    pass(MINUTE.minusSeconds(1));
    tell("a", "here", 1);
    assertThat(log).hasSize(1);

    pass(Duration.ofSeconds(1));
    tell("a", "here", 1);
    assertThat(log).containsExactly("a here", "a here 5 more");

    pass(MINUTE);
    lines.logDue();
    assertThat(log).containsExactly("a here", "a here 5 more", "a here 1 more");
  }

  @Test
  void the_last_count_is_logged_when_nothing_recurs_any_more() {
    tell("a", "here", 3);
    pass(MINUTE);
    lines.logDue();
    pass(MINUTE);
    lines.logDue();
    assertThat(log).containsExactly("a here", "a here 2 more");
  }

  @Test
  void what_recurs_after_a_quiet_minute_is_a_first_again() {
    tell("a", "here", 1);
    pass(MINUTE);
    tell("a", "here", 1);
    assertThat(log).containsExactly("a here", "a here");
  }

  @Test
  void a_stop_logs_all_counts() {
    tell("a", "here", 3);
    tell("b", "there", 2);
    lines.close();
    lines.close();
    assertThat(log)
        .containsExactlyInAnyOrder("a here", "b there", "a here 2 more", "b there 1 more");
  }

  @Test
  void kinds_and_origins_are_counted_apart() {
    tell("a", "here", 1);
    tell("a", "there", 1);
    tell("b", "here", 1);
    assertThat(log).containsExactly("a here", "a there", "b here");
  }

  @Test
  void too_many_origins_share_one_line() {
    for (int i = 0; i < 100_000; i++) {
      tell("a", "origin-" + i, 1);
    }
    assertThat(log).hasSize(RecurringLines.ORIGINS);
    tell("b", "here", 1);
    assertThat(log).last().isEqualTo("b here");

    pass(MINUTE);
    lines.logDue();
    assertThat(log)
        .hasSize(RecurringLines.ORIGINS + 2)
        .last()
        .isEqualTo("a many " + (100_000 - RecurringLines.ORIGINS) + " more");
  }

  @Test
  void after_a_flood_origins_are_told_apart_again() {
    for (int i = 0; i < 1_000; i++) {
      tell("a", "origin-" + i, 1);
    }
    pass(MINUTE);
    lines.logDue();
    log.clear();
    tell("a", "here", 1);
    assertThat(log).containsExactly("a here");
  }

  @Test
  void a_clock_that_is_set_back_delays_no_count() {
    tell("a", "here", 3);
    pass(Duration.ofHours(-1));
    lines.logDue();
    assertThat(log).containsExactly("a here", "a here 2 more");
  }

  @Test
  void nothing_is_lost_among_threads() throws Exception {
    CyclicBarrier start = new CyclicBarrier(8);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 8; i++) {
        var _ =
            threads.submit(() -> {
              start.await();
              for (int j = 0; j < 1_000; j++) {
                tell("a", "origin-" + j % 150, 1);
                pass(Duration.ofMillis(20));
              }
              return true;
            });
      }
    }
    lines.close();
    assertThat(log.stream().mapToLong(RecurringLinesTest::stoodFor).sum()).isEqualTo(8_000);
  }

  private void tell(String kind, String origin, int times) {
    for (int i = 0; i < times; i++) {
      lines.tell(
          kind,
          origin,
          () -> log.add(kind + " " + origin),
          (of, count) -> log.add(kind + " " + of + " " + count + " more"));
    }
  }

  private static long stoodFor(String line) {
    return line.endsWith(" more") ? Long.parseLong(line.split(" ", -1)[2]) : 1;
  }

  private void pass(Duration time) {
    Instant _ = now.updateAndGet(then -> then.plus(time));
  }
}
