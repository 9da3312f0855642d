package dev.hexauth.contract;

import static dev.hexauth.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Activity;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a store does while its engine is gone, and a check that its nodes are two. */
interface SessionOutage extends GivenSessionStore {

  @Test
  default void without_its_engine_every_operation_is_unavailable_in_time() {
    Session session = Samples.newSession(NOW, SessionPolicy.DEFAULT);
    outage().ifPresent(new OutageCheck<>("session store", operations(session))::passes);
  }

  @Test
  default void without_its_engine_a_confirmation_returns_in_time_and_throws_nothing() {
    Session session = Samples.newSession(NOW, SessionPolicy.DEFAULT);
    outage()
        .ifPresent(given -> {
          try (given) {
            SessionStore store = given.adapter();
            store.open(session, 20);
            given.cutOff();
            try {
              assertTimeoutPreemptively(
                  OutageCheck.BOUND, () -> store.confirm(session.ref(), Generation.FIRST));
            } finally {
              given.restore();
            }
          }
        });
  }

  @Test
  default void the_second_node_is_another_store() {
    secondNode().ifPresent(second -> assertThat(second).isNotSameAs(store()));
  }

  private static Map<String, Consumer<SessionStore>> operations(Session session) {
    return Map.of(
        "open",
        store -> store.open(Samples.newSession(NOW, SessionPolicy.DEFAULT), 20),
        "rotate",
        store -> store.rotate(session.ref(), Generation.FIRST, NOW, SessionPolicy.DEFAULT),
        "activityOf",
        store -> store.activityOf(session.ref(), Generation.FIRST, NOW),
        "requestActivityOf",
        store -> answerOf(store.requestActivityOf(session.ref(), Generation.FIRST, NOW)),
        "isActive",
        store -> store.isActive(session.ref(), NOW),
        "end",
        store -> store.end(session.ref(), NOW),
        "endAll",
        store -> store.endAll(session.ref().owner()),
        "endOthers",
        store -> store.endOthers(session.ref()),
        "sessionsOf",
        store -> store.sessionsOf(session.ref().owner(), NOW));
  }

  private static Activity answerOf(Supplier<Activity> requested) {
    return requested.get();
  }
}
