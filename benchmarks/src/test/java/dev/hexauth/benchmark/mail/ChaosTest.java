package dev.hexauth.benchmark.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A small run of {@code benchmarks/run mail}, with workers in this JVM. */
class ChaosTest {

  @Test
  void every_letter_arrives_and_twice_only_if_its_worker_was_killed_in_between() {
    ChaosOutcome outcome =
        new Chaos(new Chaos.Plan(60, 1, 2, Duration.ofMillis(300), 0.02, Duration.ofMinutes(2), 1))
            .withThreads();

    assertThat(outcome.arrived()).as("%s", outcome).isEqualTo(61);
    assertThat(outcome.unexplained()).as("%s", outcome).isZero();
    assertThat(outcome.strange()).as("%s", outcome).isZero();
    assertThat(outcome.othersBeforeStuck()).as("%s", outcome).isTrue();
  }
}
