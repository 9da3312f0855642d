package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.ReplicatedRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * A master fails with its last writes, and its replica replaces it, while users send requests: the
 * service recovers by itself, and the losses are those listed in docs/redis.md.
 */
@ExtendWith(OutputCaptureExtension.class)
interface FailoverContract {

  int USERS = 6;
  Duration RECOVERY = Duration.ofSeconds(60);
  Duration POLL = Duration.ofMillis(20);

  /** The Redis, before its failover. */
  ReplicatedRedis redis();

  /** The service that uses it. */
  Assembly assembly();

  private Api api() {
    return assembly().api();
  }

  @Test
  @Tag("ASVS-16.5.2")
  default void a_failover_that_loses_writes_logs_no_user_out(CapturedOutput output) {
    Tokens idle = loggedInAtRisk();
    Tokens refreshing = loggedInAtRisk();
    Tokens leaving = loggedInAtRisk();
    Tokens left = loggedInAtRisk();
    api().logout(left.access()).succeeded(200);
    List<Tokens> crowd = Stream.generate(this::loggedInAtRisk).limit(USERS).toList();
    Account late = atRisk();
    Tokens newest;
    try (Traffic traffic = new Traffic(api(), crowd);
        Traffic ended = new Traffic(api(), List.of(left))) {
      await("traffic", () -> traffic.refreshes() > 2);

      redis().cutOff();
      newest = refreshed(refreshed(refreshed(refreshing)));
      api().logout(leaving.access()).succeeded(200);
      Tokens arrived = api().login(late).succeeded(200).tokens();
      int lost = traffic.refreshes();
      await("traffic", () -> traffic.refreshes() > lost + 2);

      redis().kill();
      api().me(idle.access()).unavailable();
      api().refresh(newest.refresh()).unavailable();
      api().logout(idle.access()).unavailable();
      api().login(late).unavailable();

      redis().promote();
      await("recovery", () -> api().me(idle.access()).status() == 200);
      newest = refreshed(newest);
      goneWith(arrived);
      endsAgain(leaving);
      api().refresh(idle.refresh()).succeeded(200);
      int recovered = traffic.refreshes();
      await("traffic", () -> traffic.refreshes() > recovered + 2);

      assertThat(traffic.answers()).allSatisfy(answer -> servedOrUnavailable(answer.reply()));
      assertThat(ended.answers()).allSatisfy(answer -> refusedOrUnavailable(answer.reply()));
    }
    assertThat(Jwt.parse(newest.refresh()).claim("gen")).isEqualTo(4);
    api().me(newest.access()).succeeded(200);
    assertThat(output.toString().lines().filter(line -> line.contains("had lost a rotation")))
        .hasSizeGreaterThanOrEqualTo(1 + USERS);
    api().login(late).succeeded(200);
  }

  /** A session whose opening was lost. */
  private void goneWith(Tokens tokens) {
    api().me(tokens.access()).failed(401, "Invalid token or session has expired");
    api().refresh(tokens.refresh()).failed(403, "Could not refresh access token");
  }

  /** A session whose end was lost. */
  private void endsAgain(Tokens tokens) {
    api().me(tokens.access()).succeeded(200);
    api().logout(tokens.access()).succeeded(200);
    api().me(tokens.access()).failed(401, "Invalid token or session has expired");
  }

  private Tokens refreshed(Tokens tokens) {
    return api().refresh(tokens.refresh()).succeeded(200).tokens();
  }

  private Tokens loggedInAtRisk() {
    return api().login(atRisk()).succeeded(200).tokens();
  }

  /** A user whose sessions are on the master that fails. */
  private Account atRisk() {
    while (true) {
      Account account = Account.any();
      Reply reply = api().register(account).succeeded(201);
      if (redis().isAtRisk("{" + reply.json().at("/data/user/id").asString() + "}")) {
        return account;
      }
    }
  }

  private static void servedOrUnavailable(Reply reply) {
    if (reply.status() == 200) {
      reply.succeeded(200);
    } else {
      reply.unavailable();
    }
  }

  private static void refusedOrUnavailable(Reply reply) {
    if (reply.status() == 401 || reply.status() == 403) {
      reply.failed(reply.status());
    } else {
      reply.unavailable();
    }
  }

  private static void await(String what, BooleanSupplier condition) {
    Instant end = Instant.now().plus(RECOVERY);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("no %s yet", what).isBefore(end);
      LockSupport.parkNanos(POLL.toNanos());
    }
  }
}
