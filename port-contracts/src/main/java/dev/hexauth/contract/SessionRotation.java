package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.MICRO;
import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every outcome of a refresh, at the limits of its times, where only the repeat window decides.
 * {@link SessionConfirmation} has the outcomes that a confirmation decides.
 */
interface SessionRotation extends GivenSessionStore {

  /** The default policy, but repeats are allowed within its window of 30 s only. */
  SessionPolicy POLICY = withWindow(SessionPolicy.DEFAULT.repeatWindow());

  @Test
  default void rotating_the_current_generation_advances_the_session_by_one() {
    Session session = opened();
    Instant later = NOW.plusSeconds(60).plus(MICRO);

    Rotation rotation = store().rotate(session.ref(), Generation.FIRST, later, POLICY);

    assertThat(rotation).isEqualTo(session.rotate(Generation.FIRST, later, POLICY));
    assertThat(rotation)
        .isEqualTo(new Rotation.Rotated(after(session, 1, later, later.plusSeconds(3600))));
  }

  @Test
  default void each_rotation_is_kept_for_the_next() {
    SessionStore store = store();
    Session session = opened();
    Instant at = NOW;
    for (int generation = 0; generation < 12; generation++) {
      at = at.plusSeconds(600).plus(MICRO);
      Rotation expected = session.rotate(new Generation(generation), at, POLICY);
      assertThat(otherNode().rotate(session.ref(), new Generation(generation), at, POLICY))
          .isEqualTo(expected);
      session = ((Rotation.Rotated) expected).session();
    }
    assertThat(store.isActive(session.ref(), session.expiresAt().minus(MICRO))).isTrue();
    assertThat(store.isActive(session.ref(), session.expiresAt())).isFalse();
  }

  @Test
  default void all_values_come_back_to_the_microsecond() {
    Instant fine = Instant.parse("2100-06-30T23:59:59.999999999Z");
    Session session = Samples.newSession(fine, POLICY);
    store().open(session, 20);
    Instant next = fine.plusSeconds(1);

    Session found = repeated(session, rotated(session, next), next);

    assertThat(found.createdAt()).isEqualTo("2100-06-30T23:59:59.999999Z");
    assertThat(found.lastUsedAt()).isEqualTo("2100-07-01T00:00:00.999999Z");
    assertThat(found.expiresAt()).isEqualTo("2100-07-01T01:00:00.999999Z");
    assertThat(found.client()).isEqualTo(session.client());
    assertThat(found.ref()).isEqualTo(session.ref());
  }

  @Test
  default void an_empty_client_stays_empty() {
    Session session =
        Session.open(Samples.newRef(Samples.newUserId()), new Client("", ""), NOW, POLICY);
    store().open(session, 20);
    assertThat(rotated(session, NOW).client()).isEqualTo(session.client());
  }

  @Test
  default void the_previous_generation_gets_the_current_session_unchanged() {
    Session session = opened();
    Session current = rotated(session, NOW.plusSeconds(60));

    assertThat(repeated(session, current, NOW.plusSeconds(60))).isEqualTo(current);
    assertThat(repeated(session, current, NOW.plusSeconds(75).plus(MICRO))).isEqualTo(current);
  }

  @Test
  default void the_repeat_window_includes_its_last_microsecond() {
    Session session = opened();
    Session current = rotated(session, NOW.plusSeconds(60));
    assertThat(repeated(session, current, NOW.plusSeconds(90))).isEqualTo(current);
  }

  @Test
  default void a_repeat_one_microsecond_after_the_window_is_a_reuse() {
    Session session = opened();
    rotated(session, NOW.plusSeconds(60));
    assertReuseEnds(session.ref(), Generation.FIRST, NOW.plusSeconds(90).plus(MICRO), POLICY);
  }

  @Test
  default void a_repeat_does_not_extend_the_window() {
    Session session = opened();
    Session current = rotated(session, NOW);
    repeated(session, current, NOW.plusSeconds(20));
    repeated(session, current, NOW.plusSeconds(30));
    assertReuseEnds(session.ref(), Generation.FIRST, NOW.plusSeconds(30).plus(MICRO), POLICY);
  }

  @Test
  default void a_repeat_does_not_extend_the_session() {
    Session session = opened();
    Session current = rotated(session, NOW);
    repeated(session, current, NOW.plusSeconds(30));
    assertThat(store().isActive(session.ref(), NOW.plusSeconds(3600).minus(MICRO))).isTrue();
    assertThat(store().isActive(session.ref(), NOW.plusSeconds(3600))).isFalse();
  }

  @Test
  @Tag("RFC9700-4.14.2-previous")
  default void a_window_of_zero_repeats_within_the_microsecond_of_the_rotation_only() {
    SessionPolicy strict = withWindow(Duration.ZERO);
    Session session = opened();
    Rotation rotation = store().rotate(session.ref(), Generation.FIRST, NOW, strict);

    assertThat(store().rotate(session.ref(), Generation.FIRST, NOW, strict))
        .isEqualTo(new Rotation.Repeated(((Rotation.Rotated) rotation).session()));
    assertReuseEnds(session.ref(), Generation.FIRST, NOW.plus(MICRO), strict);
  }

  @Test
  default void the_longest_window_is_exact_to_the_microsecond() {
    SessionPolicy patient = withWindow(SessionPolicy.MAX_REPEAT_WINDOW);
    Session session = opened();
    Session current = rotated(session, NOW);
    assertThat(store().rotate(session.ref(), Generation.FIRST, NOW.plusSeconds(300), patient))
        .isEqualTo(new Rotation.Repeated(current));
    assertReuseEnds(session.ref(), Generation.FIRST, NOW.plusSeconds(300).plus(MICRO), patient);
  }

  @Test
  default void a_node_whose_clock_is_behind_repeats_too() {
    Session session = opened();
    Session current = rotated(session, NOW.plusSeconds(60));
    assertThat(repeated(session, current, NOW.plusSeconds(59))).isEqualTo(current);
  }

  @Test
  default void a_node_whose_clock_is_behind_rotates_too() {
    Session session = opened();
    Session current = rotated(session, NOW.plusSeconds(60));
    Instant behind = NOW.plusSeconds(58);
    assertThat(store().rotate(session.ref(), new Generation(1), behind, POLICY))
        .isEqualTo(current.rotate(new Generation(1), behind, POLICY));
  }

  @Test
  default void two_generations_back_is_a_reuse_even_within_the_window() {
    Session session = opened();
    rotated(rotated(session, NOW), NOW.plusSeconds(1));
    assertReuseEnds(session.ref(), Generation.FIRST, NOW.plusSeconds(1), POLICY);
  }

  @Test
  default void generations_are_compared_as_numbers() {
    Session session = at(opened(), 9, NOW);
    Session tenth = rotated(session, NOW.plusSeconds(60));
    assertThat(tenth.generation()).isEqualTo(new Generation(10));
    assertThat(store().rotate(session.ref(), new Generation(9), NOW.plusSeconds(60), POLICY))
        .isEqualTo(new Rotation.Repeated(tenth));
    assertReuseEnds(session.ref(), new Generation(2), NOW.plusSeconds(60), POLICY);
  }

  @Test
  default void a_generation_that_the_store_has_lost_is_recovered() {
    Session session = opened();
    Instant later = NOW.plusSeconds(60);

    Rotation rotation = store().rotate(session.ref(), new Generation(1), later, POLICY);

    assertThat(rotation)
        .isEqualTo(new Rotation.Recovered(after(session, 2, later, later.plusSeconds(3600))));
    assertThat(store().rotate(session.ref(), new Generation(1), later, POLICY))
        .isEqualTo(new Rotation.Repeated(((Rotation.Recovered) rotation).session()));
  }

  @Test
  default void any_number_of_lost_rotations_is_recovered() {
    Session session = at(opened(), Generation.MAX, NOW);
    assertThat(session.generation()).isEqualTo(new Generation(Generation.MAX));
    assertThat(repeatedAt(session, Generation.MAX - 1, NOW)).isEqualTo(session);
  }

  @Test
  default void a_recovered_session_expires_later_from_the_recovery_on() {
    Session session = opened();
    store().rotate(session.ref(), new Generation(7), NOW.plusSeconds(1800), POLICY);
    assertThat(store().isActive(session.ref(), NOW.plusSeconds(5400).minus(MICRO))).isTrue();
    assertThat(store().isActive(session.ref(), NOW.plusSeconds(5400))).isFalse();
  }

  @Test
  @Tag("ASVS-7.3.1")
  default void an_unused_session_is_gone_when_its_refresh_token_expires() {
    Session session = opened();
    Instant expiry = NOW.plusSeconds(3600);
    assertThat(store().isActive(session.ref(), expiry.minus(MICRO))).isTrue();
    assertThat(store().isActive(session.ref(), expiry)).isFalse();
    assertThat(store().rotate(session.ref(), Generation.FIRST, expiry, POLICY))
        .isEqualTo(new Rotation.Gone());
  }

  @Test
  default void a_session_can_be_rotated_until_the_microsecond_before_it_expires() {
    Session session = opened();
    Instant last = NOW.plusSeconds(3600).minus(MICRO);
    assertThat(rotated(session, last).expiresAt()).isEqualTo(last.plusSeconds(3600));
    assertThat(store().isActive(session.ref(), NOW.plusSeconds(3600))).isTrue();
  }

  @Test
  @Tag("ASVS-7.3.2")
  default void no_rotation_outlives_the_lifetime_of_the_session() {
    Session session = opened();
    Instant end = NOW.plus(POLICY.sessionLifetime());
    while (session.lastUsedAt().isBefore(end.minusSeconds(3000))) {
      session = rotated(session, session.lastUsedAt().plusSeconds(3000));
    }
    assertThat(session.expiresAt()).isEqualTo(end);
    assertThat(store().isActive(session.ref(), end.minus(MICRO))).isTrue();
    assertThat(store().isActive(session.ref(), end)).isFalse();
    assertThat(store().rotate(session.ref(), session.generation(), end, POLICY))
        .isEqualTo(new Rotation.Gone());
  }

  @Test
  default void an_unknown_session_is_gone_and_stays_so() {
    SessionRef unknown = Samples.newRef(Samples.newUserId());
    for (int generation = 0; generation < 3; generation++) {
      assertThat(store().rotate(unknown, new Generation(generation), NOW, POLICY))
          .isEqualTo(new Rotation.Gone());
    }
    assertThat(store().isActive(unknown, NOW)).isFalse();
  }

  @Test
  default void under_another_owner_a_session_does_not_exist() {
    Session session = opened();
    SessionRef foreign = new SessionRef(Samples.newUserId(), session.ref().id());

    assertThat(store().rotate(foreign, Generation.FIRST, NOW, POLICY))
        .isEqualTo(new Rotation.Gone());
    assertThat(store().isActive(foreign, NOW)).isFalse();
    assertThat(rotated(session, NOW).generation()).isEqualTo(new Generation(1));
  }

  @Test
  default void two_sessions_of_one_owner_rotate_independently() {
    Session one = opened();
    Session other = Samples.newSession(one.ref().owner(), NOW, POLICY);
    store().open(other, 20);
    rotated(rotated(one, NOW), NOW);

    assertThat(rotated(other, NOW).generation()).isEqualTo(new Generation(1));
    assertReuseEnds(one.ref(), Generation.FIRST, NOW, POLICY);
    assertThat(store().isActive(other.ref(), NOW)).isTrue();
  }

  @Test
  default void a_session_that_was_handed_out_does_not_change_with_the_store() {
    Session session = opened();
    Session first = rotated(session, NOW);
    rotated(first, NOW.plusSeconds(1));
    assertThat(session.generation()).isEqualTo(Generation.FIRST);
    assertThat(first).isEqualTo(after(session, 1, NOW, NOW.plusSeconds(3600)));
  }

  private Session opened() {
    Session session = Samples.newSession(NOW, POLICY);
    store().open(session, POLICY.maxSessionsPerUser());
    return session;
  }

  /** The session after a rotation of its current generation, which must succeed. */
  private Session rotated(Session session, Instant now) {
    Rotation rotation = store().rotate(session.ref(), session.generation(), now, POLICY);
    assertThat(rotation).isInstanceOf(Rotation.Rotated.class);
    return ((Rotation.Rotated) rotation).session();
  }

  /** The session as returned by a repeat of the generation of {@code old}. */
  private Session repeated(Session old, Session current, Instant now) {
    assertThat(old.generation().next()).isEqualTo(current.generation());
    return repeatedAt(old, old.generation().value(), now);
  }

  private Session repeatedAt(Session session, int generation, Instant now) {
    Rotation rotation = otherNode().rotate(session.ref(), new Generation(generation), now, POLICY);
    assertThat(rotation).isInstanceOf(Rotation.Repeated.class);
    return ((Rotation.Repeated) rotation).session();
  }

  /** The session, brought to a generation by a recovery. */
  private Session at(Session session, int generation, Instant now) {
    Rotation rotation = store().rotate(session.ref(), new Generation(generation - 1), now, POLICY);
    return ((Rotation.Recovered) rotation).session();
  }

  private void assertReuseEnds(
      SessionRef session, Generation old, Instant now, SessionPolicy policy) {
    assertThat(store().rotate(session, old, now, policy)).isEqualTo(new Rotation.Reused(session));
    assertThat(otherNode().isActive(session, now)).isFalse();
    assertThat(otherNode().end(session, now)).isFalse();
    for (int generation = 0; generation < 4; generation++) {
      assertThat(store().rotate(session, new Generation(generation), now, policy))
          .isEqualTo(new Rotation.Gone());
    }
  }

  private static Session after(
      Session session, int generation, Instant lastUsedAt, Instant expiresAt) {
    return new Session(
        session.ref(),
        new Generation(generation),
        false,
        session.createdAt(),
        lastUsedAt,
        expiresAt,
        session.client());
  }

  private static SessionPolicy withWindow(Duration window) {
    SessionPolicy standard = SessionPolicy.DEFAULT;
    return new SessionPolicy(
        standard.accessLifetime(),
        standard.refreshLifetime(),
        standard.sessionLifetime(),
        window,
        false,
        standard.maxSessionsPerUser());
  }
}
