package dev.hexauth.adapter.redis;

import static dev.hexauth.adapter.redis.Sessions.NOW;
import static dev.hexauth.domain.session.Activity.ACTIVE;
import static dev.hexauth.domain.session.Activity.UNCONFIRMED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.hexauth.devservices.RedisServer;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A Redis that is down, or hangs, and comes back. */
final class RedisOutageTest {

  /** The longest that many callers may take; if each waited for another, it would be minutes. */
  private static final Duration CROWD_LIMIT = Duration.ofSeconds(5);

  private final RedisServer server = RedisServer.ephemeral();
  private final Session session = Sessions.of(Sessions.newOwner(), 1);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_redis_that_stops_makes_every_operation_unavailable_until_it_is_back() {
    try (Node node = new Node(server.database().uri())) {
      node.store().open(session, 20);
      server.stop();
      assertEveryOperationIsUnavailable(node);
      server.start();
      Outages.assertRecovers(node);
    }
  }

  @Test
  void no_caller_waits_for_another_while_redis_hangs() {
    try (Node node = new Node(server.database().uri())) {
      node.store().open(session, 20);
      server.pause();
      assertAllUnavailableAtOnce(node, 500);
      server.resume();
      Outages.assertRecovers(node);
    }
  }

  @Test
  void confirmations_throw_nothing_wait_for_nothing_and_do_not_pile_up_while_redis_hangs() {
    try (Node node = new Node(server.database().uri());
        Log log = new Log()) {
      open(node);
      server.pause();
      assertTimeoutPreemptively(
          Duration.ofSeconds(1),
          () -> {
            for (int i = 0; i < 10 * Unawaited.MOST; i++) {
              node.store().confirm(session.ref(), new Generation(9));
            }
          });
      assertThat(log.own())
          .hasSize(1)
          .first()
          .asString()
          .contains(Unawaited.MOST + " are in progress");
      assertTimeoutPreemptively(Outages.LIMIT, node::awaitConfirmations);
      server.resume();
      Outages.assertRecovers(node);
      assertConfirms(node);
    }
  }

  @Test
  void confirmations_throw_nothing_while_redis_is_down() {
    try (Node node = new Node(server.database().uri())) {
      server.stop();
      for (int i = 0; i < 10; i++) {
        node.store().confirm(session.ref(), new Generation(1));
        node.awaitConfirmations();
      }
      server.start();
      Outages.assertRecovers(node);
      open(node);
      assertConfirms(node);
    }
  }

  private void open(Node node) {
    node.store().open(session, 20);
    node.store().rotate(session.ref(), Generation.FIRST, NOW, Sessions.POLICY);
  }

  private void assertConfirms(Node node) {
    assertThat(node.store().activityOf(session.ref(), new Generation(1), NOW))
        .isEqualTo(UNCONFIRMED);
    node.store().confirm(session.ref(), new Generation(1));
    node.awaitConfirmations();
    assertThat(node.store().activityOf(session.ref(), new Generation(1), NOW)).isEqualTo(ACTIVE);
  }

  @Test
  void a_redis_that_hangs_and_dies_is_found_again_when_it_is_back() {
    try (Node node = new Node(server.database().uri())) {
      node.store().open(session, 20);
      server.pause();
      assertEveryOperationIsUnavailable(node);
      server.stop();
      assertEveryOperationIsUnavailable(node);
      server.start();
      Outages.assertRecovers(node);
    }
  }

  @Test
  void commands_in_progress_when_redis_died_are_unavailable_and_not_repeated() throws Exception {
    try (Node node = new Node(server.database().uri());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      server.pause();
      Future<?> opening = threads.submit(() -> node.store().open(session, 20));
      ProcessHandle.of(server.pid().orElseThrow()).orElseThrow().destroyForcibly();
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(opening::get)
          .withCauseInstanceOf(UnavailableException.class);
      server.start();
      Outages.assertRecovers(node);
      assertThat(node.store().isActive(session.ref(), NOW)).isFalse();
    }
  }

  @Test
  void the_start_up_continues_while_redis_is_down() {
    server.stop();
    try (Node node = new Node(server.database().uri())) {
      assertEveryOperationIsUnavailable(node);
      server.start();
      Outages.assertRecovers(node);
    }
  }

  @Test
  void the_start_up_continues_while_redis_hangs() {
    server.pause();
    try (Node node = new Node(server.database().uri())) {
      assertAllUnavailableAtOnce(node, 500);
      server.resume();
      Outages.assertRecovers(node);
    }
  }

  @Test
  void a_node_that_waits_for_redis_can_be_stopped() {
    server.pause();
    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> new Node(server.database().uri()).close());
  }

  @Test
  void a_redis_that_has_lost_all_data_has_no_sessions_and_keeps_new_ones() {
    try (Node node = new Node(server.database().uri())) {
      node.store().open(session, 20);
      server.stop();
      server.start();
      Outages.assertRecovers(node);
      assertThat(node.store().isActive(session.ref(), NOW)).isFalse();
      Session next = Sessions.of(session.ref().owner(), 2);
      node.store().open(next, 20);
      assertThat(node.store().isActive(next.ref(), NOW)).isTrue();
    }
  }

  private void assertEveryOperationIsUnavailable(Node node) {
    for (Runnable operation : Sessions.operations(node.store(), session)) {
      assertTimeoutPreemptively(Outages.LIMIT, () -> Outages.assertUnavailable(operation));
    }
  }

  private void assertAllUnavailableAtOnce(Node node, int callers) {
    List<Runnable> operations = Sessions.operations(node.store(), session);
    CountDownLatch ready = new CountDownLatch(callers);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> calls =
          IntStream.range(0, callers)
              .<Future<?>>mapToObj(i ->
                  threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    Outages.assertUnavailable(operations.get(i % operations.size()));
                    return null;
                  }))
              .toList();
      assertTimeoutPreemptively(
          CROWD_LIMIT,
          () -> {
            for (Future<?> call : calls) {
              call.get();
            }
          });
    }
  }
}
