package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.UserId;
import org.junit.jupiter.api.Test;

/** Ending all sessions of an owner except one. */
interface SessionOthers extends GivenSessionStore {

  /** How often each race between two is run. */
  int OTHERS_ROUNDS = 16;

  @Test
  default void ending_the_others_leaves_the_kept_one_as_it_is() {
    UserId owner = Samples.newUserId();
    Session opened = opened(owner);
    opened(owner);
    Rotation rotation =
        store().rotate(opened.ref(), Generation.FIRST, NOW.plusSeconds(60), policy());
    Session kept = ((Rotation.Rotated) rotation).session();

    store().endOthers(kept.ref());

    assertThat(otherNode().sessionsOf(owner, NOW.plusSeconds(61))).containsExactly(kept);
    assertThat(otherNode().isActive(kept.ref(), NOW.plusSeconds(61))).isTrue();
    assertThat(store().rotate(kept.ref(), Generation.FIRST, NOW.plusSeconds(61), policy()))
        .isEqualTo(new Rotation.Repeated(kept));
  }

  @Test
  default void ending_the_others_ends_each_of_them_for_good() {
    UserId owner = Samples.newUserId();
    Session one = opened(owner);
    Session kept = opened(owner);
    Session other = opened(owner);
    store().rotate(one.ref(), Generation.FIRST, NOW.plusSeconds(60), policy());

    store().endOthers(kept.ref());

    assertGone(one);
    assertGone(other);
    assertThat(store().isActive(kept.ref(), NOW)).isTrue();
  }

  @Test
  default void ending_the_others_leaves_the_sessions_of_another_owner() {
    Session kept = opened(Samples.newUserId());
    Session stranger = opened(Samples.newUserId());
    store().endOthers(kept.ref());
    assertThat(store().isActive(stranger.ref(), NOW)).isTrue();
  }

  @Test
  default void ending_the_others_of_an_only_session_changes_nothing_and_can_be_repeated() {
    Session kept = opened(Samples.newUserId());
    store().endOthers(kept.ref());
    store().endOthers(kept.ref());
    assertThat(store().sessionsOf(kept.ref().owner(), NOW)).containsExactly(kept);
  }

  @Test
  default void the_others_of_an_unknown_session_end_as_well() {
    Session session = opened(Samples.newUserId());
    SessionRef unknown = Samples.newRef(session.ref().owner());
    store().endOthers(unknown);
    assertGone(session);
    assertThat(store().isActive(unknown, NOW)).isFalse();
    assertThat(store().sessionsOf(unknown.owner(), NOW)).isEmpty();
  }

  @Test
  default void the_others_of_an_ended_session_end_and_it_does_not_come_back() {
    UserId owner = Samples.newUserId();
    Session kept = opened(owner);
    Session other = opened(owner);
    store().end(kept.ref(), NOW);
    store().endOthers(kept.ref());
    assertGone(kept);
    assertGone(other);
  }

  @Test
  default void no_user_ends_the_sessions_of_another_by_keeping_one_of_them() {
    Session session = opened(Samples.newUserId());
    Session other = opened(session.ref().owner());
    store().endOthers(new SessionRef(Samples.newUserId(), session.ref().id()));
    assertThat(store().isActive(session.ref(), NOW)).isTrue();
    assertThat(store().isActive(other.ref(), NOW)).isTrue();
  }

  @Test
  default void only_the_kept_session_counts_towards_the_limit_afterwards() {
    UserId owner = Samples.newUserId();
    opened(owner);
    Session kept = opened(owner);
    opened(owner);
    store().endOthers(kept.ref());
    store().open(Samples.newSession(owner, NOW.plusSeconds(1), policy()), 2);
    assertThat(store().isActive(kept.ref(), NOW)).isTrue();
    store().open(Samples.newSession(owner, NOW.plusSeconds(2), policy()), 2);
    assertThat(store().isActive(kept.ref(), NOW)).isFalse();
  }

  @Test
  default void sessions_that_are_rotated_while_the_others_are_ended_are_kept_or_have_ended() {
    for (int round = 0; round < OTHERS_ROUNDS; round++) {
      UserId owner = Samples.newUserId();
      Session kept = opened(owner);
      Session other = opened(owner);
      Race.between(
          () -> {
            store().rotate(other.ref(), Generation.FIRST, NOW, policy());
            store().rotate(kept.ref(), Generation.FIRST, NOW, policy());
          },
          () -> otherNode().endOthers(kept.ref()));
      assertGone(other);
      assertThat(store().rotate(kept.ref(), new Generation(1), NOW, policy()))
          .isInstanceOf(Rotation.Rotated.class);
    }
  }

  @Test
  default void a_session_opened_while_the_others_are_ended_is_kept_whole_or_not_at_all() {
    for (int round = 0; round < OTHERS_ROUNDS; round++) {
      UserId owner = Samples.newUserId();
      Session before = opened(owner);
      Session kept = opened(owner);
      Session during = Samples.newSession(owner, NOW, policy());
      Race.between(() -> store().open(during, 20), () -> otherNode().endOthers(kept.ref()));
      assertGone(before);
      assertThat(store().isActive(kept.ref(), NOW)).isTrue();
      assertThat(store().sessionsOf(owner, NOW).contains(during))
          .isEqualTo(store().isActive(during.ref(), NOW));
      store().endOthers(kept.ref());
      assertGone(during);
    }
  }

  @Test
  default void two_sessions_that_end_each_other_at_once_have_both_ended() {
    for (int round = 0; round < OTHERS_ROUNDS; round++) {
      UserId owner = Samples.newUserId();
      Session one = opened(owner);
      Session other = opened(owner);
      Race.between(() -> store().endOthers(one.ref()), () -> otherNode().endOthers(other.ref()));
      assertThat(store().sessionsOf(owner, NOW)).isEmpty();
      assertGone(one);
      assertGone(other);
    }
  }

  private void assertGone(Session session) {
    assertThat(otherNode().isActive(session.ref(), NOW)).isFalse();
    assertThat(store().end(session.ref(), NOW)).isFalse();
    for (int generation : new int[] {0, 1, 9}) {
      assertThat(store().rotate(session.ref(), new Generation(generation), NOW, policy()))
          .isEqualTo(new Rotation.Gone());
    }
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
