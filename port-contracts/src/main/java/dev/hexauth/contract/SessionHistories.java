package dev.hexauth.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Several threads and nodes with clocks of their own get answers that successive callers could have
 * got, too: {@link Operation} defines the answers, {@link Linearization} finds the order.
 *
 * <p>The system property {@code hexauth.contract.histories} sets how many random scripts are run.
 * With {@code hexauth.contract.seed}, the script with that seed is run each time. A failure names
 * the seed and shows the history.
 */
interface SessionHistories extends GivenSessionStore {

  @Test
  @Tag("ASVS-7.4.1")
  @Tag("RFC9700-4.14.2-rotation")
  @Tag("RFC9700-4.14.2-reuse")
  default void random_histories_are_linearizable() {
    assertThat(
            new HistoryCheck(store(), otherNode(), this::awaitConfirmations).interleavedHistories())
        .as("histories in which threads took turns")
        .isPositive();
  }
}
