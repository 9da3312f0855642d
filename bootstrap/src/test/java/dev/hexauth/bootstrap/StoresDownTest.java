package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.PostgresServer;
import dev.hexauth.devservices.RedisServer;
import dev.hexauth.domain.service.ServiceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A store stops or hangs under traffic, and comes back. */
@Tag("ASVS-16.5.2")
@Tag("ASVS-16.5.3")
final class StoresDownTest {

  /** Requests wait for two seconds at most; one more is for a busy machine. */
  private static final Duration LONGEST = Duration.ofSeconds(3);

  private static final Duration RECOVERY = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final String UNKNOWN_KEY = ServiceKey.of("f".repeat(64)).reveal();
  private static final int USERS = 8;
  private static PostgresServer postgres;
  private static RedisServer redis;
  private static Assembly withRedis;
  private static Assembly withoutRedis;

  @BeforeAll
  static void start() {
    postgres = PostgresServer.ephemeral();
    redis = RedisServer.ephemeral();
    withRedis =
        Assembly.start(StoreSettings.postgresAndRedis(postgres.newDatabase(), redis.newDatabase()));
    withoutRedis = Assembly.start(StoreSettings.postgres(postgres.newDatabase()));
  }

  @AfterAll
  static void stop() {
    withRedis.close();
    withoutRedis.close();
    redis.close();
    postgres.close();
  }

  @Test
  void with_redis_stopped_sessions_are_unavailable_and_no_user_is_logged_out() {
    withoutRedis(redis::stop, redis::start);
  }

  @Test
  void with_redis_hanging_sessions_are_unavailable_and_no_user_is_logged_out() {
    withoutRedis(redis::pause, redis::resume);
  }

  @Test
  void with_postgres_stopped_users_can_still_log_out() {
    withoutPostgres(postgres::stop, postgres::start);
  }

  @Test
  void with_postgres_hanging_users_can_still_log_out() {
    withoutPostgres(postgres::pause, postgres::resume);
  }

  @Test
  void with_all_in_postgres_and_postgres_stopped_everything_is_unavailable() {
    withoutAny(postgres::stop, postgres::start);
  }

  @Test
  void with_all_in_postgres_and_postgres_hanging_everything_is_unavailable() {
    withoutAny(postgres::pause, postgres::resume);
  }

  private void withoutRedis(Runnable down, Runnable up) {
    Api api = withRedis.api();
    Account account = Account.any();
    api.register(account).succeeded(201);
    Tokens tokens = api.login(account).succeeded(200).tokens();
    String key = withRedis.serviceKey();
    outage(
        withRedis,
        down,
        up,
        () -> {
          unavailable(
              () -> api.register(Account.any()),
              () -> api.login(account),
              () -> api.me(tokens.access()),
              () -> api.refresh(tokens.refresh()),
              () -> api.logout(tokens.access()),
              () -> api.introspect(key, tokens.access()),
              () -> api.revoke(key, tokens.access()),
              () -> api.revoke(key, tokens.refresh()));
          withoutStore(api);
        });
  }

  private void withoutPostgres(Runnable down, Runnable up) {
    Api api = withRedis.api();
    Account account = Account.any();
    api.register(account).succeeded(201);
    Tokens tokens = api.login(account).succeeded(200).tokens();
    String key = withRedis.serviceKey();
    Tokens leaving = api.login(account).succeeded(200).tokens();
    outage(
        withRedis,
        down,
        up,
        () -> {
          unavailable(
              () -> api.register(Account.any()),
              () -> api.login(account),
              () -> api.me(tokens.access()),
              () -> api.refresh(tokens.refresh()),
              () -> api.introspect(key, tokens.access()),
              () -> api.introspect(UNKNOWN_KEY, tokens.access()));
          api.logout(leaving.access()).succeeded(200);
          withoutStore(api);
        });
    api.me(tokens.access()).succeeded(200);
    Tokens next = api.refresh(tokens.refresh()).succeeded(200).tokens();
    assertThat(Jwt.parse(next.refresh()).claim("gen")).isEqualTo(1);
    assertThat(api.introspect(key, tokens.access()).body()).startsWith("{\"active\":true");
    api.me(leaving.access()).failed(401, "Invalid token or session has expired");
  }

  private void withoutAny(Runnable down, Runnable up) {
    Api api = withoutRedis.api();
    Account account = Account.any();
    api.register(account).succeeded(201);
    Tokens tokens = api.login(account).succeeded(200).tokens();
    String key = withoutRedis.serviceKey();
    outage(
        withoutRedis,
        down,
        up,
        () -> {
          unavailable(
              () -> api.register(Account.any()),
              () -> api.login(account),
              () -> api.me(tokens.access()),
              () -> api.refresh(tokens.refresh()),
              () -> api.logout(tokens.access()),
              () -> api.introspect(key, tokens.access()),
              () -> api.introspect(UNKNOWN_KEY, tokens.access()),
              () -> api.revoke(key, tokens.access()));
          withoutStore(api);
        });
    assertThat(api.introspect(key, tokens.access()).body()).startsWith("{\"active\":true");
    api.me(tokens.access()).succeeded(200);
    api.refresh(tokens.refresh()).succeeded(200);
  }

  /** What is true whichever store is down. */
  private static void withoutStore(Api api) {
    assertThat(api.get("/livez").send().status()).isEqualTo(200);
    Traffic.Answer readiness = Traffic.timed("readyz", () -> api.get("/readyz").send());
    assertThat(readiness.reply().status()).as("readiness").isEqualTo(503);
    assertThat(readiness.took()).isLessThan(LONGEST);
    api.get("/api/users/me").send().failed(401, "You are not logged in");
    api.get("/api/healthchecker").send().succeeded(200);
  }

  @SafeVarargs
  private static void unavailable(Supplier<Reply>... questions) {
    List<Traffic.Answer> answers =
        Race.of(questions.length, i -> () -> Traffic.timed("route " + i, questions[i]));
    assertThat(answers)
        .allSatisfy(answer -> {
          answer.reply().unavailable();
          assertThat(answer.took()).as(answer.route()).isLessThan(LONGEST);
        });
  }

  private static void outage(Assembly assembly, Runnable down, Runnable up, Runnable during) {
    Api api = assembly.api();
    List<Tokens> sessions = Stream.generate(() -> login(api)).limit(USERS).toList();
    int threads = Threads.platform();
    Traffic traffic = new Traffic(api, sessions);
    try {
      try (traffic) {
        await("traffic", () -> traffic.answers().size() > 10 * USERS);
        down.run();
        await("the outage", () -> refusals(traffic) > 0);
        during.run();
        assertThat(Threads.platform()).as("threads").isLessThan(threads + 4 * USERS);
      }
      assertThat(traffic.answers()).allSatisfy(StoresDownTest::servedOrUnavailable);
      await("the last request", () -> Threads.handlingRequests() == 0);
    } finally {
      up.run();
    }
    await("recovery", () -> api.get("/readyz").send().status() == 200);
    await("recovery", () -> api.register(Account.any()).status() == 201);
    Tokens tokens = login(api);
    api.me(tokens.access()).succeeded(200);
    api.logout(api.refresh(tokens.refresh()).succeeded(200).tokens().access()).succeeded(200);
  }

  private static Tokens login(Api api) {
    Account account = Account.any();
    api.register(account).succeeded(201);
    return api.login(account).succeeded(200).tokens();
  }

  private static long refusals(Traffic traffic) {
    return traffic.answers().stream().filter(answer -> answer.reply().status() != 200).count();
  }

  private static void servedOrUnavailable(Traffic.Answer answer) {
    if (answer.reply().status() == 200) {
      answer.reply().succeeded(200);
    } else {
      answer.reply().unavailable();
    }
    assertThat(answer.took()).as(answer.route()).isLessThan(LONGEST);
  }

  private static void await(String what, Supplier<Boolean> condition) {
    Instant end = Instant.now().plus(RECOVERY);
    while (!condition.get()) {
      assertThat(Instant.now()).as("no %s yet", what).isBefore(end);
      LockSupport.parkNanos(POLL.toNanos());
    }
  }
}
