package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.MICRO;
import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of an owner's sessions. */
interface SessionListing extends GivenSessionStore {

  /** How often each race between two is run. */
  int LISTING_ROUNDS = 16;

  @Test
  default void the_sessions_of_an_owner_are_listed_the_last_used_first() {
    UserId owner = Samples.newUserId();
    Session first = opened(owner, NOW);
    Session second = opened(owner, NOW.plus(MICRO));
    Session third = opened(owner, NOW.plusSeconds(2));
    assertThat(listed(owner, NOW.plusSeconds(3))).containsExactly(third, second, first);
  }

  @Test
  default void a_rotated_session_is_listed_first_and_in_its_new_state() {
    UserId owner = Samples.newUserId();
    Session first = opened(owner, NOW);
    Session second = opened(owner, NOW.plusSeconds(1));
    Instant later = NOW.plusSeconds(1).plus(MICRO);
    Session rotated = rotated(first, later);
    assertThat(rotated.lastUsedAt()).isEqualTo(later);
    assertThat(listed(owner, later)).containsExactly(rotated, second);
  }

  @Test
  default void a_repeat_does_not_change_the_order() {
    UserId owner = Samples.newUserId();
    Session first = opened(owner, NOW);
    Session rotated = rotated(first, NOW.plusSeconds(1));
    Session second = opened(owner, NOW.plusSeconds(2));
    store().rotate(first.ref(), Generation.FIRST, NOW.plusSeconds(3), policy());
    assertThat(listed(owner, NOW.plusSeconds(4))).containsExactly(second, rotated);
  }

  @Test
  default void an_expired_session_is_not_listed() {
    UserId owner = Samples.newUserId();
    Session old = opened(owner, NOW);
    Session young = opened(owner, NOW.plusSeconds(10));
    assertThat(listed(owner, old.expiresAt().minus(MICRO))).containsExactly(young, old);
    assertThat(listed(owner, old.expiresAt())).containsExactly(young);
    assertThat(listed(owner, young.expiresAt())).isEmpty();
  }

  @Test
  default void an_ended_session_is_not_listed() {
    UserId owner = Samples.newUserId();
    Session ended = opened(owner, NOW);
    Session left = opened(owner, NOW.plusSeconds(1));
    store().end(ended.ref(), NOW);
    assertThat(listed(owner, NOW)).containsExactly(left);
    store().endAll(owner);
    assertThat(listed(owner, NOW)).isEmpty();
  }

  @Test
  default void a_reused_session_is_not_listed() {
    UserId owner = Samples.newUserId();
    Session session = opened(owner, NOW);
    rotated(rotated(session, NOW), NOW);
    store().rotate(session.ref(), Generation.FIRST, NOW, policy());
    assertThat(listed(owner, NOW)).isEmpty();
  }

  @Test
  default void a_session_that_was_pushed_out_is_not_listed() {
    UserId owner = Samples.newUserId();
    opened(owner, NOW);
    Session next = Samples.newSession(owner, NOW.plusSeconds(1), policy());
    store().open(next, 1);
    assertThat(listed(owner, NOW.plusSeconds(1))).containsExactly(next);
  }

  @Test
  default void a_user_without_sessions_has_an_empty_list() {
    opened(Samples.newUserId(), NOW);
    assertThat(listed(Samples.newUserId(), NOW)).isEmpty();
  }

  @Test
  default void no_user_sees_the_sessions_of_another() {
    Session own = opened(Samples.newUserId(), NOW);
    Session foreign = opened(Samples.newUserId(), NOW);
    assertThat(listed(own.ref().owner(), NOW)).containsExactly(own);
    assertThat(listed(foreign.ref().owner(), NOW)).containsExactly(foreign);
  }

  @Test
  default void every_value_of_a_listed_session_is_unchanged() {
    UserId owner = Samples.newUserId();
    Instant fine = Instant.parse("2100-06-30T23:59:59.999999999Z");
    Client longest = new Client("u".repeat(256), "a".repeat(64));
    Session whole = Session.open(Samples.newRef(owner), longest, fine, policy());
    Session empty =
        Session.open(Samples.newRef(owner), new Client("", ""), fine.plusSeconds(1), policy());
    store().open(whole, 20);
    store().open(empty, 20);
    assertThat(listed(owner, fine)).containsExactly(empty, whole);
  }

  @Test
  default void a_list_that_was_handed_out_does_not_change_with_the_store() {
    UserId owner = Samples.newUserId();
    Session session = opened(owner, NOW);
    List<Session> before = store().sessionsOf(owner, NOW);
    rotated(session, NOW.plusSeconds(1));
    opened(owner, NOW.plusSeconds(2));
    store().endAll(owner);
    assertThat(before).containsExactly(session);
  }

  @Test
  default void listing_sessions_changes_none() {
    UserId owner = Samples.newUserId();
    Session session = opened(owner, NOW);
    Instant later = NOW.plusSeconds(1800);
    assertThat(listed(owner, later)).isEqualTo(listed(owner, later)).containsExactly(session);
    assertThat(store().isActive(session.ref(), session.expiresAt())).isFalse();
    assertThat(rotated(session, later).generation()).isEqualTo(new Generation(1));
  }

  @Test
  default void sessions_up_to_the_limit_are_listed() {
    UserId owner = Samples.newUserId();
    List<Session> sessions = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      Session session = Samples.newSession(owner, NOW.plusSeconds(i), policy());
      store().open(session, 20);
      sessions.addFirst(session);
    }
    assertThat(listed(owner, NOW.plusSeconds(30)))
        .containsExactlyElementsOf(sessions.subList(0, 20));
  }

  @Test
  default void a_session_that_is_rotated_while_all_are_listed_is_listed_as_before_or_after() {
    for (int round = 0; round < LISTING_ROUNDS; round++) {
      UserId owner = Samples.newUserId();
      Session session = opened(owner, NOW);
      List<List<Session>> lists = new ArrayList<>();
      Race.between(
          () -> store().rotate(session.ref(), Generation.FIRST, NOW.plusSeconds(1), policy()),
          () -> lists.add(otherNode().sessionsOf(owner, NOW.plusSeconds(1))));
      Session after =
          ((Rotation.Rotated) session.rotate(Generation.FIRST, NOW.plusSeconds(1), policy()))
              .session();
      assertThat(lists.getFirst()).hasSize(1).isSubsetOf(session, after);
    }
  }

  private List<Session> listed(UserId owner, Instant now) {
    return otherNode().sessionsOf(owner, now);
  }

  private static SessionPolicy policy() {
    return SessionPolicy.DEFAULT;
  }

  private Session opened(UserId owner, Instant now) {
    Session session = Samples.newSession(owner, now, policy());
    store().open(session, 20);
    return session;
  }

  private Session rotated(Session session, Instant now) {
    Rotation rotation = store().rotate(session.ref(), session.generation(), now, policy());
    return ((Rotation.Rotated) rotation).session();
  }
}
