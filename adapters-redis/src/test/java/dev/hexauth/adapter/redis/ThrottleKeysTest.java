package dev.hexauth.adapter.redis;

import static dev.hexauth.adapter.redis.Sessions.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.TestServices;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.Limit;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.throttle.Rate;
import dev.hexauth.domain.user.EmailAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The throttle's contents of Redis and their lifetimes, read directly. */
@TestInstance(Lifecycle.PER_CLASS)
final class ThrottleKeysTest {

  private static final EmailAddress ADA = new EmailAddress("ada@example.com");
  private static final String DIGEST =
      "b5fc85e55755f9e0d030a10ab4429b6b2944855f9a0d60077fe832becbc41d72";
  private static final String STRANGERS = "hexauth:throttle:logins-by-strangers:" + DIGEST;
  private static final String NETWORKS = "hexauth:known-networks:" + DIGEST;
  private static final Bucket BUCKET = Bucket.ofStrangers(ADA);
  private static final Network HOME = new Network("192.0.2.1");
  private static final Duration MONTH = KnownNetworks.LIFETIME;

  /** A token every 20 s, and one every 6 min. */
  private static final Limit LIMIT =
      Limit.of(new Rate(3, Duration.ofMinutes(1)), new Rate(10, Duration.ofHours(1)));

  private final Node node = new Node(TestServices.newRedisDatabase().uri());
  private final Throttle throttle = node.throttle();
  private final KnownNetworks known = node.knownNetworks();

  @AfterEach
  void clear() {
    node.redis().delete(keys());
  }

  @AfterAll
  void stop() {
    node.close();
  }

  @Test
  void a_bucket_is_one_string_and_no_key_contains_an_e_mail_address() {
    throttle.take(BUCKET, LIMIT, NOW);
    assertThat(keys()).containsExactly(STRANGERS);
    assertThat(node.redis().opsForValue().get(STRANGERS))
        .isEqualTo("4102444820123456 4102445160123456");
  }

  @Test
  void a_bucket_expires_when_it_is_full() {
    throttle.take(BUCKET, LIMIT, NOW);
    assertLivesFor(STRANGERS, Duration.ofMinutes(6));
    throttle.take(BUCKET, LIMIT, NOW);
    assertLivesFor(STRANGERS, Duration.ofMinutes(12));
    throttle.giveBack(BUCKET, LIMIT, NOW);
    assertLivesFor(STRANGERS, Duration.ofMinutes(6));
  }

  @Test
  void a_bucket_that_got_everything_back_leaves_nothing() {
    throttle.take(BUCKET, LIMIT, NOW);
    throttle.giveBack(BUCKET, LIMIT, NOW);
    throttle.giveBack(BUCKET, LIMIT, NOW);
    assertThat(keys()).isEmpty();
  }

  @Test
  void refused_attempts_write_nothing() {
    for (int i = 0; i < 3; i++) {
      throttle.take(BUCKET, LIMIT, NOW);
    }
    node.redis().expire(STRANGERS, Duration.ofMinutes(1));
    String before = node.redis().opsForValue().get(STRANGERS);
    for (int i = 0; i < 10; i++) {
      throttle.take(BUCKET, LIMIT, NOW);
    }
    assertThat(node.redis().opsForValue().get(STRANGERS)).isEqualTo(before);
    assertLivesFor(STRANGERS, Duration.ofMinutes(1));
  }

  @Test
  void known_networks_are_a_sorted_set_that_lives_as_long_as_the_last_of_them() {
    known.remember(ADA, HOME, NOW);
    assertThat(keys()).containsExactly(NETWORKS);
    assertThat(node.redis().opsForZSet().score(NETWORKS, "192.0.2.1")).isEqualTo(4102444800123456d);
    assertLivesFor(NETWORKS, MONTH);
    node.redis().expire(NETWORKS, Duration.ofMinutes(1));
    known.remember(ADA, HOME, NOW.plusSeconds(1));
    assertLivesFor(NETWORKS, MONTH);
  }

  @Test
  void known_networks_do_not_grow_without_bound() {
    for (int i = 0; i < 100; i++) {
      known.remember(ADA, new Network("192.0.2." + i), NOW.plusMillis(i));
    }
    assertThat(node.redis().opsForZSet().size(NETWORKS)).isEqualTo(KnownNetworks.MAX_PER_ACCOUNT);
  }

  @Test
  void forgetting_and_reading_leave_nothing() {
    known.remember(ADA, HOME, NOW);
    known.forget(ADA);
    known.isKnown(ADA, HOME, NOW);
    assertThat(keys()).isEmpty();
  }

  @Test
  void every_operation_is_one_command() {
    List<Runnable> operations =
        List.of(
            () -> throttle.take(BUCKET, LIMIT, NOW),
            () -> throttle.giveBack(BUCKET, LIMIT, NOW),
            () -> known.isKnown(ADA, HOME, NOW),
            () -> known.remember(ADA, HOME, NOW),
            () -> known.forget(ADA));
    operations.forEach(Runnable::run);
    assertThat(operations.stream().map(node::sentBy))
        .containsExactly(
            List.of("EVALSHA"),
            List.of("EVALSHA"),
            List.of("ZSCORE"),
            List.of("EVALSHA"),
            List.of("DEL"));
  }

  /** All keys except that of the rehearsal at start-up, which lives for a second. */
  private Set<String> keys() {
    node.redis().delete(RedisRehearsal.KEY);
    return node.redis().keys("*");
  }

  /** Asserts that {@code key} has {@code time} to live, minus the time that has passed since. */
  private void assertLivesFor(String key, Duration time) {
    assertThat(node.redis().getExpire(key, TimeUnit.MILLISECONDS))
        .isBetween(time.toMillis() - 9_000, time.toMillis());
  }
}
