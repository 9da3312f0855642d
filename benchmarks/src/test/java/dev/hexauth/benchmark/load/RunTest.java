package dev.hexauth.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RunTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void processor_time_is_counted_for_each_right_answer() {
    Tally tally = new Tally();
    for (int i = 0; i < 1000; i++) {
      tally.right(Duration.ofMillis(2).toNanos());
    }
    tally.wrong("500");
    tally.refused();

    Run run =
        Run.of(
            tally,
            new Cpu(0, 5, 5, 5, 5, 100, new Calls(10, 20)),
            new Cpu(2 * SECOND, 105, 25, 15, 15, 300, new Calls(5_010, 6_020)));

    assertThat(run.perSecond()).isEqualTo(500);
    assertThat(run.service()).isEqualTo(0.1);
    assertThat(run.postgres()).isEqualTo(0.02);
    assertThat(run.redis()).isEqualTo(0.01);
    assertThat(run.generator()).isEqualTo(0.01);
    assertThat(run.reads()).isEqualTo(5);
    assertThat(run.writes()).isEqualTo(6);
    assertThat(run.cpu()).isCloseTo(0.13, within(1e-9));
    assertThat(run.p99()).isCloseTo(2, within(0.01));
    assertThat(run.wrong()).isEqualTo(1);
    assertThat(run.refused()).isEqualTo(1);
    double capacity = 2000.0 * Runtime.getRuntime().availableProcessors();
    assertThat(run.others()).isCloseTo(60 / capacity, within(1e-9));
  }

  @Test
  void the_median_and_the_spread_are_taken_of_each_figure() {
    List<Run> runs = List.of(run(3, 0.1), run(1, 0.3), run(2, 0.2));

    assertThat(Run.median(runs)).isEqualTo(run(2, 0.2));
    assertThat(Run.least(runs)).isEqualTo(run(1, 0.1));
    assertThat(Run.greatest(runs)).isEqualTo(run(3, 0.3));
    assertThat(Run.median(List.of(run(1, 1), run(3, 3)))).isEqualTo(run(2, 2));
  }

  private static Run run(double perSecond, double service) {
    return new Run(perSecond, 0, 0, 0, 0, 0, 0, service, 0, 0, 0, 0, 0, 0);
  }
}
