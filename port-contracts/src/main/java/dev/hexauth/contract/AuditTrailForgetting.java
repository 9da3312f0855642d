package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.MICRO;
import static dev.hexauth.contract.Samples.NOW;
import static dev.hexauth.contract.Samples.newUserId;
import static dev.hexauth.domain.port.AuditTrail.MAX_EXTRA;
import static dev.hexauth.domain.port.AuditTrail.MAX_STRIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.audit.AuditedEvent;
import dev.hexauth.domain.audit.EventFilter;
import dev.hexauth.domain.event.EventKind;
import dev.hexauth.domain.port.AuditTrail;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an audit trail forgets: what is old, and the clients of users who are gone. */
interface AuditTrailForgetting extends GivenAuditTrail {

  /** Later than all events of other tests. */
  Instant BEFORE = Instant.parse("2120-06-15T12:34:56.789012Z");

  @Test
  default void what_is_old_is_forgotten_on_every_node_and_the_rest_is_not() {
    UserId user = newUserId();
    AuditedEvent old = event(user, BEFORE.minus(MAX_EXTRA).minus(MICRO));
    AuditedEvent older = event(user, BEFORE.minus(Duration.ofDays(400)));
    AuditedEvent first = event(user, BEFORE);
    AuditedEvent next = event(user, BEFORE.plus(MICRO));
    trail().keep(List.of(old, older, first, next));

    otherNode().forget(BEFORE);

    for (AuditTrail node : nodes()) {
      assertThat(node.find(of(user), Optional.empty(), 10)).containsExactly(next, first);
    }
    assertThat(countOf(old.kind(), old.at().minus(Duration.ofHours(1)))).isZero();
    assertThat(countOf(old.kind(), older.at())).isZero();
    assertThat(countOf(old.kind(), next.at())).isPositive();
  }

  @Test
  default void what_is_forgotten_twice_or_at_once_is_forgotten() {
    UserId user = newUserId();
    trail().keep(List.of(event(user, BEFORE.minus(Duration.ofDays(400)))));
    List<Boolean> _ =
        Race.of(8)
            .run(i -> {
              node(i).forget(BEFORE);
              return true;
            });
    trail().forget(BEFORE);
    assertThat(trail().find(of(user), Optional.empty(), 10)).isEmpty();
  }

  @Test
  default void an_event_is_kept_after_those_of_its_time_were_forgotten() {
    UserId user = newUserId();
    trail().keep(List.of(event(user, BEFORE.minus(Duration.ofDays(400)))));
    trail().forget(BEFORE);
    AuditedEvent late = event(user, BEFORE.minus(Duration.ofDays(400)));
    otherNode().keep(List.of(late));
    assertThat(trail().find(of(user), Optional.empty(), 10)).containsExactly(late);
  }

  @Test
  default void the_clients_of_a_user_who_leaves_are_removed() {
    UserId user = newUserId();
    UserId other = newUserId();
    AuditedEvent login = event(user, NOW);
    AuditedEvent byUser = step(other, user, NOW.plus(MICRO));
    AuditedEvent ofOther = event(other, NOW);
    trail().keep(List.of(login, byUser, ofOther));
    AuditedEvent leave = event(EventKind.ACCOUNT_DELETED, user, NOW.plus(MICRO.multipliedBy(2)));

    otherNode().keep(List.of(leave));

    for (AuditTrail node : nodes()) {
      assertThat(node.find(of(user), Optional.empty(), 10))
          .containsExactly(leave.withoutClient(), login.withoutClient());
      assertThat(node.find(of(other), Optional.empty(), 10))
          .containsExactly(byUser.withoutClient(), ofOther);
    }
  }

  @Test
  default void events_of_a_user_who_has_left_are_kept_without_their_clients() {
    UserId user = newUserId();
    UserId other = newUserId();
    trail().keep(List.of(event(EventKind.ACCOUNT_DELETED, user, NOW.plus(MICRO))));
    AuditedEvent late = event(user, NOW);
    AuditedEvent byUser = step(other, user, NOW);
    AuditedEvent ofOther = event(other, NOW.minus(MICRO));
    otherNode().keep(List.of(late, byUser, ofOther));
    assertThat(trail().find(of(user), Optional.empty(), 10)).contains(late.withoutClient());
    assertThat(trail().find(of(other), Optional.empty(), 10))
        .containsExactly(byUser.withoutClient(), ofOther);
  }

  @Test
  default void no_client_comes_in_while_a_user_leaves() {
    for (int round = 0; round < 4; round++) {
      UserId user = newUserId();
      List<Boolean> _ =
          Race.of(8)
              .run(i -> {
                EventKind kind = i == 4 ? EventKind.ACCOUNT_DELETED : EventKind.LOGGED_IN;
                node(i).keep(List.of(event(kind, user, NOW.plus(MICRO.multipliedBy(i)))));
                return true;
              });
      assertThat(trail().find(of(user), Optional.empty(), 10))
          .hasSize(8)
          .allMatch(event -> event.client().isEmpty());
    }
  }

  @Test
  default void the_clients_of_many_events_are_removed_step_by_step() {
    UserId user = newUserId();
    Instant start = NOW.minusSeconds(60);
    List<AuditedEvent> many =
        IntStream.range(0, 2 * MAX_STRIPPED + 1)
            .mapToObj(i -> event(user, start.plus(MICRO.multipliedBy(i))))
            .toList();
    trail().keep(many);
    trail().keep(List.of(event(EventKind.ACCOUNT_DELETED, user, NOW)));
    for (int i = 0; i < 3; i++) {
      trail().forget(Instant.EPOCH);
    }
    assertThat(
            Stream.of(start, start.plus(MICRO.multipliedBy(MAX_STRIPPED)))
                .flatMap(from ->
                    trail()
                        .find(
                            new EventFilter(Optional.of(user), Optional.empty(), from, END),
                            Optional.empty(),
                            AuditTrail.MAX_FOUND)
                        .stream()))
        .hasSize(2 * AuditTrail.MAX_FOUND)
        .allMatch(event -> event.client().isEmpty());
  }
}
