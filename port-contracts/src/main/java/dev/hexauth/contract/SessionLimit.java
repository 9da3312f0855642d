package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.MICRO;
import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many sessions an owner may have, and which one ends when there are too many. */
interface SessionLimit extends GivenSessionStore {

  @Test
  default void sessions_up_to_the_limit_are_active_at_once() {
    UserId owner = Samples.newUserId();
    List<Session> sessions = opened(owner, 20, 20);
    assertThat(sessions).allMatch(this::isActive);
  }

  @Test
  default void one_session_too_many_ends_the_least_recently_used() {
    UserId owner = Samples.newUserId();
    List<Session> sessions = opened(owner, 4, 3);
    assertThat(sessions.stream().map(this::isActive)).containsExactly(false, true, true, true);
    assertThat(store().rotate(sessions.getFirst().ref(), Generation.FIRST, NOW, policy()))
        .isEqualTo(new Rotation.Gone());
  }

  @Test
  default void a_rotation_counts_as_a_use() {
    UserId owner = Samples.newUserId();
    List<Session> sessions = opened(owner, 2, 2);
    rotate(sessions.get(0), 0, NOW.plusSeconds(10));
    Session third = opened(owner, NOW.plusSeconds(11), 2);
    assertThat(isActive(sessions.get(0))).isTrue();
    assertThat(isActive(sessions.get(1))).isFalse();
    assertThat(isActive(third)).isTrue();
  }

  @Test
  default void a_repeat_does_not_count_as_a_use() {
    UserId owner = Samples.newUserId();
    Session first = opened(owner, NOW, 2);
    rotate(first, 0, NOW.plusSeconds(1));
    Session second = opened(owner, NOW.plusSeconds(2), 2);
    rotate(first, 0, NOW.plusSeconds(3));
    Session third = opened(owner, NOW.plusSeconds(4), 2);
    assertThat(isActive(first)).isFalse();
    assertThat(isActive(second)).isTrue();
    assertThat(isActive(third)).isTrue();
  }

  @Test
  default void a_microsecond_decides_which_was_used_least_recently() {
    UserId owner = Samples.newUserId();
    Session later = opened(owner, NOW.plus(MICRO), 2);
    Session earlier = opened(owner, NOW, 2);
    opened(owner, NOW.plusSeconds(1), 2);
    assertThat(isActive(later)).isTrue();
    assertThat(isActive(earlier)).isFalse();
  }

  @Test
  default void a_limit_of_one_keeps_the_new_session() {
    UserId owner = Samples.newUserId();
    List<Session> sessions = opened(owner, 3, 1);
    assertThat(sessions.stream().map(this::isActive)).containsExactly(false, false, true);
  }

  @Test
  default void the_new_session_stays_even_if_the_clocks_of_others_are_ahead() {
    UserId owner = Samples.newUserId();
    Session ahead = opened(owner, NOW.plusSeconds(2), 1);
    Session session = opened(owner, NOW, 1);
    assertThat(isActive(session)).isTrue();
    assertThat(isActive(ahead)).isFalse();
  }

  @Test
  default void a_lowered_limit_ends_all_sessions_over_it() {
    UserId owner = Samples.newUserId();
    List<Session> sessions = opened(owner, 5, 5);
    Session next = opened(owner, NOW.plusSeconds(60), 3);
    assertThat(sessions.stream().map(this::isActive))
        .containsExactly(false, false, false, true, true);
    assertThat(isActive(next)).isTrue();
  }

  @Test
  default void an_ended_session_does_not_count_towards_the_limit() {
    UserId owner = Samples.newUserId();
    List<Session> sessions = opened(owner, 3, 3);
    store().end(sessions.get(2).ref(), NOW);
    opened(owner, NOW.plusSeconds(60), 3);
    assertThat(sessions.stream().map(this::isActive)).containsExactly(true, true, false);
  }

  @Test
  default void a_reused_session_does_not_count_towards_the_limit() {
    UserId owner = Samples.newUserId();
    List<Session> sessions = opened(owner, 2, 2);
    rotate(sessions.get(1), 0, NOW.plusSeconds(3));
    rotate(sessions.get(1), 1, NOW.plusSeconds(4));
    rotate(sessions.get(1), 0, NOW.plusSeconds(5));
    opened(owner, NOW.plusSeconds(60), 2);
    assertThat(sessions.stream().map(this::isActive)).containsExactly(true, false);
  }

  /** The expired session was used last, at the end of its longest lifetime. */
  @Test
  default void an_expired_session_does_not_count_towards_the_limit() {
    UserId owner = Samples.newUserId();
    Instant end = NOW.plus(policy().sessionLifetime());
    Session old = opened(owner, NOW, 2);
    for (int generation = 0; generation < 24; generation++) {
      rotate(old, generation, NOW.plusSeconds(3590L * (generation + 1)));
    }
    Session young = opened(owner, NOW.plusSeconds(3590L * 24 - 60), 2);

    Session next = opened(owner, end, 2);

    assertThat(store().isActive(old.ref(), end)).isFalse();
    assertThat(store().isActive(young.ref(), end)).isTrue();
    assertThat(store().isActive(next.ref(), end)).isTrue();
  }

  @Test
  default void sessions_of_another_owner_do_not_count_towards_the_limit() {
    UserId owner = Samples.newUserId();
    List<Session> others = opened(Samples.newUserId(), 3, 3);
    List<Session> own = opened(owner, 3, 3);
    assertThat(others).allMatch(this::isActive);
    assertThat(own).allMatch(this::isActive);
  }

  private boolean isActive(Session session) {
    return otherNode().isActive(session.ref(), NOW.plusSeconds(60));
  }

  private static SessionPolicy policy() {
    return SessionPolicy.DEFAULT;
  }

  private void rotate(Session session, int generation, Instant now) {
    Rotation rotation = store().rotate(session.ref(), new Generation(generation), now, policy());
    assertThat(rotation).isNotEqualTo(new Rotation.Gone());
  }

  /** Sessions that are opened one second apart. */
  private List<Session> opened(UserId owner, int count, int limit) {
    List<Session> sessions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sessions.add(opened(owner, NOW.plusSeconds(i), limit));
    }
    return sessions;
  }

  private Session opened(UserId owner, Instant now, int limit) {
    Session session = Samples.newSession(owner, now, policy());
    store().open(session, limit);
    return session;
  }
}
