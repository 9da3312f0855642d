package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.MICRO;
import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.session.Activity;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Confirmations: a store keeps whether the current generation has been used. Until then the
 * previous generation is repeated, so that a lost response ends no session.
 */
interface SessionConfirmation extends GivenSessionStore {

  /** How often each race between two is run. */
  int CONFIRMATION_ROUNDS = 16;

  @Test
  default void a_login_needs_no_confirmation() {
    Session session = opened();
    assertThat(activity(session, 0, NOW)).isEqualTo(Activity.ACTIVE);
    assertThat(activity(session, 1, NOW)).isEqualTo(Activity.ACTIVE);
    assertThat(listed(session)).containsExactly(session);
  }

  @Test
  default void a_rotated_generation_is_unconfirmed_until_it_is_confirmed() {
    Session rotated = rotated(opened(), NOW);
    assertThat(activity(rotated, 1, NOW)).isEqualTo(Activity.UNCONFIRMED);
    assertThat(activity(rotated, 1, NOW)).isEqualTo(Activity.UNCONFIRMED);
    confirm(rotated, 1);
    assertThat(activity(rotated, 1, NOW)).isEqualTo(Activity.ACTIVE);
    assertThat(otherNode().activityOf(rotated.ref(), new Generation(1), NOW))
        .isEqualTo(Activity.ACTIVE);
  }

  @Test
  default void a_recovered_generation_is_unconfirmed_until_it_is_confirmed() {
    Session session = opened();
    store().rotate(session.ref(), new Generation(11), NOW, policy());
    assertThat(activity(session, 12, NOW)).isEqualTo(Activity.UNCONFIRMED);
    confirm(session, 12);
    assertThat(activity(session, 12, NOW)).isEqualTo(Activity.ACTIVE);
  }

  @Test
  default void a_confirmed_session_is_unconfirmed_again_after_its_next_rotation() {
    Session first = rotated(opened(), NOW);
    confirm(first, 1);
    Session second = rotated(first.confirm(new Generation(1)), NOW);
    assertThat(activity(second, 2, NOW)).isEqualTo(Activity.UNCONFIRMED);
    assertThat(listed(second)).containsExactly(second);
  }

  @Test
  default void other_generations_than_the_current_one_need_no_confirmation() {
    Session rotated = rotated(rotated(opened(), NOW), NOW);
    assertThat(activity(rotated, 0, NOW)).isEqualTo(Activity.ACTIVE);
    assertThat(activity(rotated, 1, NOW)).isEqualTo(Activity.ACTIVE);
    assertThat(activity(rotated, 3, NOW)).isEqualTo(Activity.ACTIVE);
  }

  @Test
  default void the_previous_generation_is_repeated_until_the_current_one_is_confirmed() {
    Session rotated = rotated(opened(), NOW);
    Instant last = rotated.expiresAt().minus(MICRO);
    for (Instant now : List.of(NOW.plusSeconds(30).plus(MICRO), NOW.plusSeconds(600), last)) {
      assertThat(otherNode().rotate(rotated.ref(), Generation.FIRST, now, policy()))
          .isEqualTo(new Rotation.Repeated(rotated));
    }
    assertThat(listed(rotated)).containsExactly(rotated);
    assertThat(store().rotate(rotated.ref(), Generation.FIRST, rotated.expiresAt(), policy()))
        .isEqualTo(new Rotation.Gone());
  }

  @Test
  default void a_repeat_does_not_keep_the_current_generation_from_rotating() {
    Session rotated = rotated(opened(), NOW);
    Instant later = NOW.plusSeconds(900);
    store().rotate(rotated.ref(), Generation.FIRST, later, policy());
    assertThat(store().rotate(rotated.ref(), new Generation(1), later, policy()))
        .isEqualTo(rotated.rotate(new Generation(1), later, policy()));
  }

  @Test
  @Tag("RFC9700-4.14.2-reuse")
  default void after_a_confirmation_a_repeat_outside_the_window_is_a_reuse() {
    Session rotated = rotated(opened(), NOW);
    confirm(rotated, 1);
    assertThat(store().rotate(rotated.ref(), Generation.FIRST, NOW.plusSeconds(30), policy()))
        .isEqualTo(new Rotation.Repeated(rotated.confirm(new Generation(1))));
    assertReuseEnds(rotated, 0, NOW.plusSeconds(30).plus(MICRO));
  }

  @Test
  @Tag("RFC9700-4.14.2-reuse")
  default void an_older_generation_is_a_reuse_confirmed_or_not() {
    Session rotated = rotated(rotated(opened(), NOW), NOW);
    assertReuseEnds(rotated, 0, NOW);
  }

  @Test
  default void the_policy_may_allow_repeats_within_the_window_only() {
    Session rotated = rotated(opened(), NOW);
    SessionPolicy windowAlone =
        new SessionPolicy(
            policy().accessLifetime(),
            policy().refreshLifetime(),
            policy().sessionLifetime(),
            Duration.ofSeconds(30),
            false,
            policy().maxSessionsPerUser());
    assertThat(store().rotate(rotated.ref(), Generation.FIRST, NOW.plusSeconds(30), windowAlone))
        .isEqualTo(new Rotation.Repeated(rotated));
    assertThat(
            store()
                .rotate(
                    rotated.ref(), Generation.FIRST, NOW.plusSeconds(30).plus(MICRO), windowAlone))
        .isEqualTo(new Rotation.Reused(rotated.ref()));
  }

  @Test
  default void a_confirmation_of_another_generation_does_nothing() {
    Session rotated = rotated(rotated(opened(), NOW), NOW);
    for (int other : new int[] {0, 1, 3, 22, Generation.MAX}) {
      confirm(rotated, other);
      assertThat(activity(rotated, 2, NOW)).isEqualTo(Activity.UNCONFIRMED);
    }
    assertThat(listed(rotated)).containsExactly(rotated);
  }

  @Test
  default void a_confirmation_before_its_generation_has_no_effect() {
    Session session = opened();
    confirm(session, 1);
    Session rotated = rotated(session, NOW);
    assertThat(activity(rotated, 1, NOW)).isEqualTo(Activity.UNCONFIRMED);
  }

  @Test
  default void a_confirmation_changes_nothing_else() {
    Session rotated = rotated(opened(), NOW.plusSeconds(60).plus(MICRO));
    confirm(rotated, 1);
    confirm(rotated, 1);
    assertThat(listed(rotated)).containsExactly(rotated.confirm(new Generation(1)));
    assertThat(activity(rotated, 1, rotated.expiresAt().minus(MICRO))).isEqualTo(Activity.ACTIVE);
    assertThat(activity(rotated, 1, rotated.expiresAt())).isEqualTo(Activity.ENDED);
  }

  @Test
  default void a_confirmation_is_of_one_session_of_one_owner() {
    Session rotated = rotated(opened(), NOW);
    Session other = Samples.newSession(rotated.ref().owner(), NOW, policy());
    store().open(other, 20);
    rotated(other, NOW);
    confirm(rotated, 1);
    assertThat(activity(other, 1, NOW)).isEqualTo(Activity.UNCONFIRMED);

    SessionRef foreign = new SessionRef(Samples.newUserId(), other.ref().id());
    store().confirm(foreign, new Generation(1));
    awaitConfirmations();
    assertThat(activity(other, 1, NOW)).isEqualTo(Activity.UNCONFIRMED);
    assertThat(store().activityOf(foreign, new Generation(1), NOW)).isEqualTo(Activity.ENDED);
    assertThat(store().sessionsOf(foreign.owner(), NOW)).isEmpty();
  }

  @Test
  default void a_confirmation_brings_no_ended_session_back() {
    Session rotated = rotated(opened(), NOW);
    store().end(rotated.ref(), NOW);
    confirm(rotated, 1);
    assertGone(rotated);

    Session unknown = Samples.newSession(NOW, policy());
    confirm(unknown, 0);
    assertGone(unknown);
  }

  @Test
  default void a_confirmation_brings_no_expired_session_back() {
    Session rotated = rotated(opened(), NOW);
    assertThat(activity(rotated, 1, rotated.expiresAt())).isEqualTo(Activity.ENDED);
    confirm(rotated, 1);
    assertThat(activity(rotated, 1, rotated.expiresAt())).isEqualTo(Activity.ENDED);
    assertThat(store().sessionsOf(rotated.ref().owner(), rotated.expiresAt())).isEmpty();
    assertThat(store().rotate(rotated.ref(), new Generation(1), rotated.expiresAt(), policy()))
        .isEqualTo(new Rotation.Gone());
  }

  @Test
  default void a_session_that_is_confirmed_and_ended_at_once_has_ended() {
    for (int round = 0; round < CONFIRMATION_ROUNDS; round++) {
      Session rotated = rotated(opened(), NOW);
      Race.between(
          () -> store().confirm(rotated.ref(), new Generation(1)),
          () -> otherNode().end(rotated.ref(), NOW));
      awaitConfirmations();
      assertGone(rotated);
    }
  }

  @Test
  default void a_generation_that_follows_while_the_one_before_is_confirmed_is_unconfirmed() {
    for (int round = 0; round < CONFIRMATION_ROUNDS; round++) {
      Session first = rotated(opened(), NOW);
      Session second =
          ((Rotation.Rotated) first.rotate(new Generation(1), NOW, policy())).session();
      Race.between(
          () -> store().confirm(first.ref(), new Generation(1)),
          () -> otherNode().rotate(first.ref(), new Generation(1), NOW, policy()));
      awaitConfirmations();
      assertThat(listed(second)).containsExactly(second);
      assertThat(activity(second, 2, NOW)).isEqualTo(Activity.UNCONFIRMED);
    }
  }

  @Test
  default void a_session_is_active_for_all_callers_while_many_confirm_it() {
    Session rotated = rotated(opened(), NOW);
    List<Activity> found =
        Race.of(16)
            .run(i -> {
              store().confirm(rotated.ref(), new Generation(1));
              return otherNode().activityOf(rotated.ref(), new Generation(1), NOW);
            });
    awaitConfirmations();
    assertThat(found).allMatch(Activity::isActive);
    assertThat(listed(rotated)).containsExactly(rotated.confirm(new Generation(1)));
  }

  private static SessionPolicy policy() {
    return SessionPolicy.DEFAULT;
  }

  private Session opened() {
    Session session = Samples.newSession(NOW, policy());
    store().open(session, 20);
    return session;
  }

  private Session rotated(Session session, Instant now) {
    Rotation rotation = store().rotate(session.ref(), session.generation(), now, policy());
    assertThat(rotation).isEqualTo(session.rotate(session.generation(), now, policy()));
    return ((Rotation.Rotated) rotation).session();
  }

  private void confirm(Session session, int generation) {
    otherNode().confirm(session.ref(), new Generation(generation));
    awaitConfirmations();
  }

  private Activity activity(Session session, int generation, Instant now) {
    Activity activity = store().activityOf(session.ref(), new Generation(generation), now);
    assertThat(store().requestActivityOf(session.ref(), new Generation(generation), now).get())
        .isEqualTo(activity);
    return activity;
  }

  private List<Session> listed(Session session) {
    return otherNode().sessionsOf(session.ref().owner(), session.lastUsedAt());
  }

  private void assertGone(Session session) {
    assertThat(store().isActive(session.ref(), NOW)).isFalse();
    assertThat(listed(session)).isEmpty();
    assertThat(store().rotate(session.ref(), session.generation(), NOW, policy()))
        .isEqualTo(new Rotation.Gone());
  }

  private void assertReuseEnds(Session session, int presented, Instant now) {
    assertThat(store().rotate(session.ref(), new Generation(presented), now, policy()))
        .isEqualTo(new Rotation.Reused(session.ref()));
    assertGone(session);
  }
}
