package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.MICRO;
import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.UserId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How sessions end, and that an ended session stays ended. */
interface SessionEnding extends GivenSessionStore {

  @Test
  default void an_opened_session_is_active_on_every_node() {
    Session session = opened(Samples.newUserId());
    assertThat(store().isActive(session.ref(), NOW)).isTrue();
    assertThat(otherNode().isActive(session.ref(), NOW)).isTrue();
  }

  @Test
  @Tag("ASVS-7.4.1")
  default void an_ended_session_is_refused_on_every_node_at_once() {
    Session session = opened(Samples.newUserId());
    assertThat(store().end(session.ref(), NOW)).isTrue();
    assertThat(store().isActive(session.ref(), NOW)).isFalse();
    assertThat(otherNode().isActive(session.ref(), NOW)).isFalse();
  }

  @Test
  default void a_session_can_be_ended_only_once() {
    Session session = opened(Samples.newUserId());
    assertThat(store().end(session.ref(), NOW)).isTrue();
    assertThat(otherNode().end(session.ref(), NOW)).isFalse();
    assertThat(store().end(session.ref(), NOW.plusSeconds(7200))).isFalse();
  }

  @Test
  @Tag("ASVS-7.4.1")
  default void no_refresh_brings_an_ended_session_back() {
    Session session = opened(Samples.newUserId());
    store().end(session.ref(), NOW);
    for (int generation = 0; generation < 3; generation++) {
      assertThat(store().rotate(session.ref(), new Generation(generation), NOW, policy()))
          .isEqualTo(new Rotation.Gone());
    }
    assertThat(store().isActive(session.ref(), NOW)).isFalse();
  }

  @Test
  default void a_rotated_session_ends_like_a_new_one() {
    Session session = opened(Samples.newUserId());
    store().rotate(session.ref(), Generation.FIRST, NOW, policy());
    assertThat(store().end(session.ref(), NOW)).isTrue();
    assertThat(store().rotate(session.ref(), new Generation(1), NOW, policy()))
        .isEqualTo(new Rotation.Gone());
  }

  @Test
  default void a_session_can_be_ended_until_the_microsecond_before_it_expires() {
    Session session = opened(Samples.newUserId());
    assertThat(store().end(session.ref(), session.expiresAt().minus(MICRO))).isTrue();
  }

  @Test
  default void an_expired_session_cannot_be_ended() {
    Session session = opened(Samples.newUserId());
    assertThat(store().end(session.ref(), session.expiresAt())).isFalse();
  }

  @Test
  default void an_unknown_session_is_neither_active_nor_ended() {
    SessionRef unknown = Samples.newRef(Samples.newUserId());
    assertThat(store().isActive(unknown, NOW)).isFalse();
    assertThat(store().end(unknown, NOW)).isFalse();
    assertThat(store().isActive(unknown, NOW)).isFalse();
  }

  @Test
  default void no_owner_ends_the_session_of_another() {
    Session session = opened(Samples.newUserId());
    SessionRef foreign = new SessionRef(Samples.newUserId(), session.ref().id());
    assertThat(store().end(foreign, NOW)).isFalse();
    store().endAll(foreign.owner());
    assertThat(store().isActive(session.ref(), NOW)).isTrue();
  }

  @Test
  default void ending_one_session_leaves_the_others_of_its_owner() {
    UserId owner = Samples.newUserId();
    Session one = opened(owner);
    Session other = opened(owner);
    store().end(one.ref(), NOW);
    assertThat(store().isActive(one.ref(), NOW)).isFalse();
    assertThat(store().isActive(other.ref(), NOW)).isTrue();
  }

  @Test
  default void one_session_id_under_two_owners_is_two_sessions() {
    Session one = opened(Samples.newUserId());
    SessionRef twin = new SessionRef(Samples.newUserId(), one.ref().id());
    store().open(Session.open(twin, one.client(), NOW, policy()), 20);
    assertThat(store().end(one.ref(), NOW)).isTrue();
    assertThat(store().isActive(twin, NOW)).isTrue();
    assertThat(store().isActive(one.ref(), NOW)).isFalse();
  }

  @Test
  default void ending_all_ends_every_session_of_the_owner_and_no_other() {
    UserId owner = Samples.newUserId();
    Session one = opened(owner);
    Session other = opened(owner);
    Session stranger = opened(Samples.newUserId());
    store().rotate(one.ref(), Generation.FIRST, NOW.plusSeconds(60), policy());

    store().endAll(owner);

    assertThat(otherNode().isActive(one.ref(), NOW)).isFalse();
    assertThat(otherNode().isActive(other.ref(), NOW)).isFalse();
    assertThat(store().end(one.ref(), NOW)).isFalse();
    assertThat(store().rotate(other.ref(), Generation.FIRST, NOW, policy()))
        .isEqualTo(new Rotation.Gone());
    assertThat(store().isActive(stranger.ref(), NOW)).isTrue();
  }

  @Test
  default void ending_all_of_an_unknown_owner_does_nothing() {
    UserId owner = Samples.newUserId();
    store().endAll(owner);
    store().endAll(owner);
    assertThat(store().isActive(opened(owner).ref(), NOW)).isTrue();
  }

  @Test
  default void a_session_opened_after_all_were_ended_is_active() {
    UserId owner = Samples.newUserId();
    Session before = opened(owner);
    store().endAll(owner);
    Session after = opened(owner);
    assertThat(store().isActive(before.ref(), NOW)).isFalse();
    assertThat(store().isActive(after.ref(), NOW)).isTrue();
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
