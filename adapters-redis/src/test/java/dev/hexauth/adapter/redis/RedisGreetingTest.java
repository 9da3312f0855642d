package dev.hexauth.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.hexauth.devservices.RedisServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The log lines about a Redis that was reached, and about one that was not. */
final class RedisGreetingTest {

  private static final String SECRET = "hunter2";

  private final RedisServer server = RedisServer.ephemeral();
  private final String address = "127.0.0.1:" + server.database().port();
  private final Operator operator = new Operator(server);

  @AfterEach
  void stop() {
    operator.close();
    server.close();
  }

  @Test
  void the_start_up_says_which_redis_of_which_version_keeps_the_sessions() {
    assertThat(startUp(server.database().uri()))
        .containsExactly("INFO Sessions are kept in Redis 7.0.15 (standalone) at " + address);
  }

  @Test
  @Tag("ASVS-16.2.5")
  void a_password_is_never_logged() {
    operator.types("CONFIG SET requirepass " + SECRET);
    try (Log log = new Log()) {
      new Node("redis://:" + SECRET + "@" + address).close();
      new Node("redis://:wrong" + SECRET + "@" + address).close();
      assertThat(log.own()).hasSize(2);
      assertThat(log.own().getLast()).startsWith("ERROR").contains("WRONGPASS");
      assertThat(log.lines()).noneMatch(line -> line.contains(SECRET));
    }
  }

  @Test
  void a_redis_that_is_down_is_named_with_what_to_do_and_once() {
    server.stop();
    try (Log log = new Log();
        Node node = new Node(server.database().uri())) {
      assertThat(log.own().getFirst())
          .startsWith("ERROR Redis at " + address + " cannot be reached")
          .contains("Connection refused", "REDIS_URL", "redis://localhost:6379");
      server.start();
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> {
            while (log.own().size() < 2) {
              Thread.sleep(20);
            }
          });
      assertThat(log.own())
          .hasSize(2)
          .last()
          .isEqualTo("INFO Sessions are kept in Redis 7.0.15 (standalone) at " + address);
      assertThat(node.store()).isNotNull();
    }
  }

  @Test
  void a_redis_that_may_evict_sessions_is_logged() {
    operator.types("CONFIG SET maxmemory 100mb");
    for (String policy : List.of("allkeys-lru", "volatile-ttl")) {
      operator.types("CONFIG SET maxmemory-policy " + policy);
      assertThat(startUp(server.database().uri()).getLast())
          .startsWith("WARN Redis may evict sessions")
          .contains(policy, "noeviction");
    }
  }

  @Test
  void a_redis_that_refuses_writes_instead_is_not_logged() {
    operator.types("CONFIG SET maxmemory 100mb");
    operator.types("CONFIG SET maxmemory-policy noeviction");
    assertThat(startUp(server.database().uri())).hasSize(1);
  }

  @Test
  void a_user_who_may_not_read_the_version_works_nevertheless() {
    operator.types("ACL SETUSER app on >pw ~* +@all -info");
    try (Log log = new Log();
        Node node = new Node("redis://app:pw@" + address)) {
      assertThat(log.own()).singleElement().asString().contains("of unknown version");
      node.store().endAll(Sessions.newOwner());
    }
  }

  private static List<String> startUp(String url) {
    try (Log log = new Log()) {
      new Node(url).close();
      return log.own();
    }
  }
}
