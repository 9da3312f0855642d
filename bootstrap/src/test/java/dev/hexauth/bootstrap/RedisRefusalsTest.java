package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.RedisServer;
import dev.hexauth.devservices.TestServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The effects of a Redis that refuses commands on requests, readiness and the log. */
@ExtendWith(OutputCaptureExtension.class)
final class RedisRefusalsTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static RedisServer redis;
  private static String user;
  private static Assembly assembly;

  @BeforeAll
  static void start() throws IOException {
    redis = RedisServer.ephemeral();
    try (Stream<String> page = Files.lines(Path.of("..", "docs", "redis.md"))) {
      user = page.filter(line -> line.startsWith("ACL SETUSER")).findFirst().orElseThrow();
    }
    assembly =
        Assembly.start(
            StoreSettings.patient(
                StoreSettings.postgresAndRedis(
                    TestServices.newPostgresDatabase(), redis.database().as(user))));
  }

  @AfterAll
  static void stop() {
    assembly.close();
    redis.close();
  }

  @Test
  void a_missing_permission_is_503_and_named(CapturedOutput output) {
    Account account = Account.any();
    assembly.api().register(account).succeeded(201);
    for (String command : List.of("zscore", "hset", "evalsha")) {
      int before = output.length();
      whileRefusing(user + " -" + command, user, () -> assembly.api().login(account).unavailable());
      assertThat(output.toString().substring(before))
          .as(command)
          .contains("Redis refuses a command that hexauth needs")
          .doesNotContainPattern("\\tat [\\w.$]+\\(");
    }
  }

  @Test
  void a_full_redis_is_503_and_not_ready() {
    Account account = Account.any();
    assembly.api().register(account).succeeded(201);
    Tokens tokens = assembly.api().login(account).succeeded(200).tokens();
    whileRefusing(
        "CONFIG SET maxmemory 1",
        "CONFIG SET maxmemory 0",
        () -> {
          assembly.api().login(account).unavailable();
          assembly.api().me(tokens.access()).succeeded(200);
        });
    assembly.api().login(account).succeeded(200);
  }

  @Test
  void a_redis_without_its_replicas_is_503_and_not_ready() {
    Account account = Account.any();
    assembly.api().register(account).succeeded(201);
    whileRefusing(
        "CONFIG SET min-replicas-to-write 1",
        "CONFIG SET min-replicas-to-write 0",
        () -> assembly.api().login(account).unavailable());
  }

  private static void whileRefusing(String down, String up, Runnable action) {
    redis.ask(down);
    try {
      await("refusal", () -> readiness() == 503);
      assertThat(assembly.api().get("/livez").send().status()).isEqualTo(200);
      action.run();
      assertThat(readiness()).isEqualTo(503);
    } finally {
      redis.ask(up);
    }
    await("recovery", () -> readiness() == 200);
  }

  private static int readiness() {
    return assembly.api().get("/readyz").send().status();
  }

  private static void await(String what, Supplier<Boolean> condition) {
    Instant end = Instant.now().plus(LIMIT);
    while (!condition.get()) {
      assertThat(Instant.now()).as("no %s yet", what).isBefore(end);
      Thread.onSpinWait();
    }
  }
}
