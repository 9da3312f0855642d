package dev.hexauth.adapter.redis;

import static dev.hexauth.adapter.redis.Sessions.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;

/** The behaviour of a node while Redis is unreachable, and afterwards. */
final class Outages {

  /** The longest a request may take while a store is down. */
  static final Duration LIMIT = Duration.ofSeconds(2);

  private static final Duration RECOVERY = Duration.ofSeconds(20);

  private Outages() {}

  static void assertUnavailable(Runnable operation) {
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(operation::run)
        .withMessage("session store is unavailable")
        .satisfies(e -> assertThat(e.retryAfter()).isBetween(Duration.ofSeconds(1), LIMIT));
  }

  /** The store recovers by itself, and works from then on. */
  static void assertRecovers(Node node) {
    assertRecovers(node, Sessions.newOwner());
  }

  /** The same for the sessions of {@code owner}, and so for the server that keeps them. */
  static void assertRecovers(Node node, UserId owner) {
    assertTimeoutPreemptively(
        RECOVERY,
        () -> {
          while (!answers(node, owner)) {
            Thread.sleep(20);
          }
        });
    Session probe = Sessions.of(owner, 3);
    for (int i = 0; i < 50; i++) {
      Sessions.operations(node.store(), probe).forEach(Runnable::run);
    }
  }

  static boolean answers(Node node, UserId owner) {
    try {
      node.store().isActive(Sessions.of(owner, 4).ref(), NOW);
      return true;
    } catch (UnavailableException notYet) {
      return false;
    }
  }
}
