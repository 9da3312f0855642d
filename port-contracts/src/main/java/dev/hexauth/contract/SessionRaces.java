package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.user.UserId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every operation is atomic with respect to all others, of all threads and of two nodes. */
interface SessionRaces extends GivenSessionStore {

  /** How many callers refresh at once. */
  int CROWD = 64;

  /** How often each race between two is run, because most of them have the same winner. */
  int ROUNDS = 16;

  @Test
  default void of_64_rotations_of_one_generation_one_succeeds_and_the_others_repeat_it() {
    for (int round = 0; round < 3; round++) {
      Session session = opened(Samples.newUserId());

      List<Rotation> rotations =
          Race.of(CROWD).run(i -> node(i).rotate(session.ref(), Generation.FIRST, NOW, policy()));

      Session next = ((Rotation.Rotated) session.rotate(Generation.FIRST, NOW, policy())).session();
      assertThat(rotations).containsOnlyOnce(new Rotation.Rotated(next));
      assertThat(rotations.stream().filter(new Rotation.Repeated(next)::equals)).hasSize(CROWD - 1);
      assertThat(store().isActive(session.ref(), NOW)).isTrue();
      assertThat(store().rotate(session.ref(), new Generation(1), NOW, policy()))
          .isInstanceOf(Rotation.Rotated.class);
    }
  }

  @Test
  default void of_64_rotations_at_different_times_all_return_the_time_of_the_first() {
    Session session = opened(Samples.newUserId());

    List<Rotation> rotations =
        Race.of(CROWD)
            .run(i -> node(i).rotate(session.ref(), Generation.FIRST, NOW.plusMillis(i), policy()));

    assertThat(rotations).hasOnlyElementsOfTypes(Rotation.Rotated.class, Rotation.Repeated.class);
    assertThat(rotations.stream().filter(Rotation.Rotated.class::isInstance)).hasSize(1);
    assertThat(rotations.stream().map(SessionRaces::sessionOf).distinct()).hasSize(1);
  }

  @Test
  default void of_64_recoveries_of_one_session_one_succeeds_and_the_others_repeat_it() {
    Session session = opened(Samples.newUserId());

    List<Rotation> rotations =
        Race.of(CROWD).run(i -> node(i).rotate(session.ref(), new Generation(5), NOW, policy()));

    assertThat(rotations).hasOnlyElementsOfTypes(Rotation.Recovered.class, Rotation.Repeated.class);
    assertThat(rotations.stream().filter(Rotation.Recovered.class::isInstance)).hasSize(1);
    assertThat(rotations.stream().map(SessionRaces::sessionOf).distinct()).hasSize(1);
  }

  @Test
  default void of_many_reuses_of_a_token_one_ends_the_session_and_the_others_find_none() {
    Session session = opened(Samples.newUserId());
    store().rotate(session.ref(), new Generation(8), NOW, policy());

    List<Rotation> rotations =
        Race.of(16).run(i -> node(i).rotate(session.ref(), Generation.FIRST, NOW, policy()));

    assertThat(rotations).containsOnlyOnce(new Rotation.Reused(session.ref()));
    assertThat(rotations.stream().filter(new Rotation.Gone()::equals)).hasSize(15);
  }

  @Test
  default void of_many_calls_that_end_a_session_one_returns_true() {
    Session session = opened(Samples.newUserId());
    List<Boolean> ended = Race.of(16).run(i -> node(i).end(session.ref(), NOW));
    assertThat(ended).containsOnlyOnce(true);
    assertThat(store().isActive(session.ref(), NOW)).isFalse();
  }

  @Test
  default void a_session_that_is_rotated_and_ended_at_once_has_ended() {
    for (int round = 0; round < ROUNDS; round++) {
      Session session = opened(Samples.newUserId());
      List<Boolean> ended = new ArrayList<>();
      Race.between(
          () -> store().rotate(session.ref(), Generation.FIRST, NOW, policy()),
          () -> ended.add(otherNode().end(session.ref(), NOW)));
      assertThat(ended).containsExactly(true);
      assertGone(session);
    }
  }

  @Test
  default void a_session_that_is_recovered_and_ended_at_once_has_ended() {
    for (int round = 0; round < ROUNDS; round++) {
      Session session = opened(Samples.newUserId());
      Race.between(
          () -> store().rotate(session.ref(), new Generation(3), NOW, policy()),
          () -> otherNode().end(session.ref(), NOW));
      assertGone(session);
    }
  }

  @Test
  default void a_session_that_is_rotated_and_reused_at_once_has_ended() {
    for (int round = 0; round < ROUNDS; round++) {
      Session session = opened(Samples.newUserId());
      store().rotate(session.ref(), new Generation(4), NOW, policy());
      Race.between(
          () -> store().rotate(session.ref(), new Generation(5), NOW, policy()),
          () -> otherNode().rotate(session.ref(), Generation.FIRST, NOW, policy()));
      assertGone(session);
    }
  }

  @Test
  default void sessions_that_are_rotated_while_all_are_ended_have_ended() {
    for (int round = 0; round < ROUNDS; round++) {
      UserId owner = Samples.newUserId();
      Session session = opened(owner);
      Session other = opened(owner);
      Race.between(
          () -> store().rotate(session.ref(), Generation.FIRST, NOW, policy()),
          () -> otherNode().endAll(owner));
      assertGone(session);
      assertGone(other);
    }
  }

  @Test
  default void a_session_opened_while_all_are_ended_is_kept_whole_or_not_at_all() {
    for (int round = 0; round < ROUNDS; round++) {
      UserId owner = Samples.newUserId();
      Session before = opened(owner);
      Session during = Samples.newSession(owner, NOW, policy());
      Race.between(() -> store().open(during, 20), () -> otherNode().endAll(owner));
      assertGone(before);
      store().endAll(owner);
      assertGone(during);
    }
  }

  @Test
  default void of_many_sessions_opened_at_once_only_the_limit_is_active() {
    UserId owner = Samples.newUserId();
    List<Session> sessions =
        Race.of(32)
            .run(i -> {
              Session session = Samples.newSession(owner, NOW.plusMillis(i), policy());
              node(i).open(session, 5);
              return session;
            });
    assertThat(sessions.stream().filter(s -> store().isActive(s.ref(), NOW))).hasSize(5);
    store().endAll(owner);
    assertThat(sessions).noneMatch(s -> store().isActive(s.ref(), NOW));
  }

  @Test
  default void a_session_that_is_rotated_and_pushed_out_at_once_is_kept_whole_or_not_at_all() {
    for (int round = 0; round < ROUNDS; round++) {
      UserId owner = Samples.newUserId();
      Session old = opened(owner);
      Session next = Samples.newSession(owner, NOW, policy());
      Race.between(
          () -> store().rotate(old.ref(), Generation.FIRST, NOW.plusSeconds(1), policy()),
          () -> otherNode().open(next, 1));
      assertGone(old);
      assertThat(store().isActive(next.ref(), NOW)).isTrue();
    }
  }

  private SessionStore node(int number) {
    return number % 2 == 0 ? store() : otherNode();
  }

  private void assertGone(Session session) {
    assertThat(otherNode().isActive(session.ref(), NOW)).isFalse();
    assertThat(store().end(session.ref(), NOW)).isFalse();
    for (int generation : new int[] {0, 1, 9}) {
      assertThat(store().rotate(session.ref(), new Generation(generation), NOW, policy()))
          .isEqualTo(new Rotation.Gone());
    }
  }

  private static Session sessionOf(Rotation rotation) {
    return switch (rotation) {
      case Rotation.Rotated(Session session) -> session;
      case Rotation.Recovered(Session session) -> session;
      case Rotation.Repeated(Session session) -> session;
      case Rotation.Reused _, Rotation.Gone _ -> throw new AssertionError(rotation);
    };
  }

  private static SessionPolicy policy() {
    return SessionPolicy.DEFAULT;
  }

  private Session opened(UserId owner) {
    Session session = Samples.newSession(owner, NOW, policy());
    store().open(session, 20);
    return session;
  }
}
