package dev.hexauth.adapter.redis;

import static dev.hexauth.adapter.redis.Sessions.NOW;
import static dev.hexauth.adapter.redis.Sessions.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.hexauth.devservices.TestServices;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Activity;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The contents of Redis and their lifetimes, read directly. */
final class RedisKeysTest {

  private static final long HOUR = 3_600_000;

  private final Node node = new Node(TestServices.newRedisDatabase().uri());
  private final SessionStore store = node.store();
  private final UserId owner = Sessions.newOwner();
  private final Session session = Sessions.of(owner, 1);
  private final String hash = "hexauth:{" + owner + "}:session:" + session.ref().id();
  private final String set = "hexauth:{" + owner + "}:sessions";

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  @Tag("RFC9700-4.14.1-storage")
  void a_session_is_a_hash_and_a_member_of_its_owners_set() {
    store.open(session, 20);
    assertThat(keys()).containsExactlyInAnyOrder(hash, set);
    assertThat(node.redis().<String, String>opsForHash().entries(hash))
        .containsOnly(
            entry("generation", "0"),
            entry("createdAt", "4102444800123456"),
            entry("lastUsedAt", "4102444800123456"),
            entry("expiresAt", "4102448400123456"),
            entry("userAgent", "curl/8"),
            entry("address", "::1"));
    assertThat(node.redis().opsForZSet().score(set, session.ref().id().value()))
        .isEqualTo(4102444800123456d);
  }

  @Test
  void a_rotation_changes_the_generation_and_the_two_times() {
    store.open(session, 20);
    store.rotate(session.ref(), Generation.FIRST, NOW.plusSeconds(10), POLICY);
    assertThat(node.redis().<String, String>opsForHash().entries(hash))
        .contains(
            entry("generation", "1"),
            entry("createdAt", "4102444800123456"),
            entry("lastUsedAt", "4102444810123456"),
            entry("expiresAt", "4102448410123456"),
            entry("unconfirmed:1", "1"));
    assertThat(node.redis().opsForZSet().score(set, session.ref().id().value()))
        .isEqualTo(4102444810123456d);
  }

  @Test
  void one_field_says_which_generation_is_unconfirmed_and_a_confirmation_removes_it() {
    store.open(session, 20);
    store.rotate(session.ref(), Generation.FIRST, NOW, POLICY);
    store.rotate(session.ref(), new Generation(1), NOW, POLICY);
    assertThat(unconfirmed()).containsExactly("unconfirmed:2");
    node.redis().expire(hash, Duration.ofMinutes(1));
    confirm(1);
    assertThat(unconfirmed()).containsExactly("unconfirmed:2");
    confirm(2);
    assertThat(unconfirmed()).isEmpty();
    assertThat(node.redis().opsForHash().size(hash)).isEqualTo(6);
    assertLivesFor(hash, 60_000);
  }

  @Test
  void a_confirmation_of_a_missing_session_leaves_nothing() {
    confirm(1);
    assertThat(keys()).isEmpty();
  }

  /**
   * A version without confirmations leaves the hash without the field, and its user waits for no
   * response.
   */
  @Test
  void a_generation_made_by_an_older_version_is_confirmed() {
    store.open(session, 20);
    node.redis().opsForHash().put(hash, "generation", "4");
    assertThat(store.activityOf(session.ref(), new Generation(4), NOW)).isEqualTo(Activity.ACTIVE);
    assertThat(store.sessionsOf(owner, NOW)).first().extracting(Session::confirmed).isEqualTo(true);
    assertThat(store.rotate(session.ref(), new Generation(3), NOW.plusSeconds(30), POLICY))
        .isInstanceOf(Rotation.Repeated.class);
    assertThat(store.rotate(session.ref(), new Generation(3), NOW.plusSeconds(31), POLICY))
        .isEqualTo(new Rotation.Reused(session.ref()));
  }

  /** Nodes of both versions serve it during an upgrade; an old one changes only the generation. */
  @Test
  void a_generation_that_it_makes_of_an_unconfirmed_one_is_confirmed_too() {
    store.open(session, 20);
    store.rotate(session.ref(), Generation.FIRST, NOW, POLICY);
    node.redis().opsForHash().put(hash, "generation", "2");
    assertThat(store.activityOf(session.ref(), new Generation(2), NOW)).isEqualTo(Activity.ACTIVE);
    assertThat(store.rotate(session.ref(), new Generation(2), NOW, POLICY))
        .isInstanceOf(Rotation.Rotated.class);
    assertThat(store.activityOf(session.ref(), new Generation(3), NOW))
        .isEqualTo(Activity.UNCONFIRMED);
    assertThat(store.rotate(session.ref(), new Generation(2), NOW.plusSeconds(31), POLICY))
        .isInstanceOf(Rotation.Repeated.class);
  }

  @Test
  void both_keys_expire_with_the_session() {
    store.open(session, 20);
    assertLivesFor(hash, HOUR);
    assertLivesFor(set, HOUR);
  }

  @Test
  void a_rotation_extends_both_keys_to_the_new_end_of_the_session() {
    store.open(session, 20);
    node.redis().expire(hash, Duration.ofMinutes(1));
    node.redis().expire(set, Duration.ofMinutes(1));
    store.rotate(session.ref(), Generation.FIRST, NOW.plusSeconds(60), POLICY);
    assertLivesFor(hash, HOUR);
    assertLivesFor(set, HOUR);
  }

  @Test
  void the_set_lives_as_long_as_the_longest_session() {
    store.open(session, 20);
    store.open(shortLived(Sessions.of(owner, 2)), 20);
    assertLivesFor(set, HOUR);
  }

  @Test
  void the_last_rotation_keeps_the_hash_to_the_end_of_the_session_lifetime() {
    store.open(session, 20);
    Instant late = NOW.plus(POLICY.sessionLifetime()).minusSeconds(10);
    node.redis().opsForHash().put(hash, "expiresAt", Micros.floor(late.plusSeconds(1)));
    store.rotate(session.ref(), Generation.FIRST, late, POLICY);
    assertLivesFor(hash, 10_000);
  }

  @Test
  void a_session_that_a_shorter_policy_has_ended_is_dropped() {
    store.open(session, 20);
    node.redis().delete(set);
    Duration minute = Duration.ofMinutes(1);
    store.rotate(
        session.ref(),
        Generation.FIRST,
        NOW.plusSeconds(120),
        new SessionPolicy(minute, minute, minute, Duration.ZERO, true, 20));
    assertThat(store.isActive(session.ref(), NOW.plusSeconds(120))).isFalse();
    assertNothingIsKeptForever();
  }

  @Test
  void an_end_leaves_nothing() {
    store.open(session, 20);
    store.end(session.ref(), NOW);
    assertThat(keys()).isEmpty();
  }

  @Test
  void a_reuse_leaves_nothing() {
    store.open(session, 20);
    store.rotate(session.ref(), new Generation(4), NOW, POLICY);
    store.rotate(session.ref(), Generation.FIRST, NOW, POLICY);
    assertThat(keys()).isEmpty();
  }

  @Test
  void ending_all_leaves_nothing() {
    for (int i = 0; i < 5; i++) {
      store.open(Sessions.of(owner, i), 20);
    }
    store.endAll(owner);
    assertThat(keys()).isEmpty();
  }

  @Test
  void ending_the_others_leaves_the_current_one_unchanged() {
    for (int i = 0; i < 5; i++) {
      store.open(Sessions.of(owner, i), 20);
    }
    Map<String, String> before = node.redis().<String, String>opsForHash().entries(hash);
    node.redis().expire(hash, Duration.ofMinutes(1));
    store.endOthers(session.ref());
    assertThat(keys()).containsExactlyInAnyOrder(hash, set);
    assertThat(node.redis().opsForZSet().range(set, 0, -1))
        .containsExactly(session.ref().id().value());
    assertThat(node.redis().<String, String>opsForHash().entries(hash)).isEqualTo(before);
    assertLivesFor(hash, 60_000);
  }

  @Test
  void ending_the_others_of_a_missing_session_leaves_nothing() {
    store.open(session, 20);
    store.endOthers(Sessions.of(owner, 2).ref());
    assertThat(keys()).isEmpty();
  }

  @Test
  void a_list_omits_expired_and_missing_sessions_and_changes_nothing() {
    Session active = Sessions.of(owner, 2);
    store.open(shortLived(session), 20);
    store.open(active, 20);
    node.redis().opsForZSet().add(set, "vanished", 4102444800999999d);
    Set<String> before = keys();
    assertThat(store.sessionsOf(owner, NOW.plusSeconds(60))).containsExactly(active);
    assertThat(keys()).isEqualTo(before);
    assertThat(node.redis().opsForZSet().size(set)).isEqualTo(3);
  }

  @Test
  void a_session_over_the_limit_loses_its_hash_too() {
    store.open(session, 1);
    store.open(Sessions.of(owner, 2), 1);
    assertThat(keys()).doesNotContain(hash).hasSize(2);
  }

  @Test
  void expired_and_missing_members_are_dropped_and_do_not_count() {
    store.open(Sessions.of(owner, 1), 2);
    node.redis().opsForZSet().add(set, "vanished", 4102444800999999d);
    store.open(Sessions.of(owner, 2), 2);
    assertThat(node.redis().opsForZSet().range(set, 0, -1))
        .containsExactly(
            Sessions.of(owner, 1).ref().id().value(), Sessions.of(owner, 2).ref().id().value());
  }

  @Test
  @Tag("ASVS-14.2.2")
  @Tag("ASVS-14.2.4")
  void nothing_is_kept_without_an_expiry_after_any_operation() {
    for (Runnable operation : Sessions.operations(store, session)) {
      operation.run();
      assertNothingIsKeptForever();
    }
  }

  /** As after a failover that has lost the set. */
  @Test
  void a_rotation_repairs_a_lost_set() {
    store.open(session, 20);
    node.redis().delete(set);
    store.rotate(session.ref(), Generation.FIRST, NOW, POLICY);
    assertLivesFor(set, HOUR);
    store.endAll(owner);
    assertThat(keys()).isEmpty();
  }

  @Test
  void operations_on_missing_sessions_leave_nothing() {
    List<Runnable> operations = Sessions.operations(store, session);
    operations.subList(1, operations.size()).forEach(Runnable::run);
    assertThat(keys()).isEmpty();
  }

  private static Session shortLived(Session session) {
    return new Session(
        session.ref(),
        session.generation(),
        session.confirmed(),
        session.createdAt(),
        session.lastUsedAt(),
        session.createdAt().plusSeconds(60),
        session.client());
  }

  private void confirm(int generation) {
    store.confirm(session.ref(), new Generation(generation));
    node.awaitConfirmations();
  }

  private List<String> unconfirmed() {
    return node.redis().<String, String>opsForHash().keys(hash).stream()
        .filter(field -> field.startsWith("unconfirmed"))
        .toList();
  }

  /** All keys except that of the rehearsal at start-up, which lives for a second. */
  private Set<String> keys() {
    node.redis().delete(RedisRehearsal.KEY);
    return node.redis().keys("*");
  }

  private void assertNothingIsKeptForever() {
    for (String key : keys()) {
      assertThat(millisLeft(key)).as(key).isNotEqualTo(-1);
    }
  }

  /** Asserts that {@code key} has {@code millis} to live, minus the time that has passed since. */
  private void assertLivesFor(String key, long millis) {
    assertThat(millisLeft(key)).as(key).isBetween(millis - 9_000, millis);
  }

  private long millisLeft(String key) {
    return node.redis().getExpire(key, TimeUnit.MILLISECONDS);
  }
}
