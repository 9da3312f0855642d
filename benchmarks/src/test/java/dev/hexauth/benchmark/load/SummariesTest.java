package dev.hexauth.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SummariesTest {

  private static final Memory MEMORY = new Memory(200, 210, 50, 5);

  @Test
  void a_pair_gives_the_ratio_of_new_to_old() {
    Pair pair = Pair.of(result(run(100, 0.2)), result(run(150, 0.1)));

    assertThat(pair.cpuRatio()).isEqualTo(0.5);
    assertThat(pair.speedRatio()).isEqualTo(1.5);
  }

  @Test
  void a_storm_is_judged_by_the_processors_that_it_leaves_free() {
    Storm storm = new Storm(result(run(5, 200)), result(run(1000, 0.1)), result(run(400, 2)));

    assertThat(storm.throughputKept()).isEqualTo(0.4);
    assertThat(storm.throughputKeptPerFreeProcessor()).isEqualTo(0.8);
    assertThat(storm)
        .hasToString(
            "in the storm: p99 3.00 ms; 40 % of the throughput, 80 % for each free processor");
  }

  @Test
  void growth_is_that_of_the_second_half() {
    assertThat(soak(minute -> minute < 30 ? 100 + minute : 130).growth()).isZero();
    assertThat(soak(minute -> 100 + minute / 10.0).growth()).isCloseTo(6, within(1e-9));
  }

  private static Soak soak(IntToDoubleFunction memory) {
    List<Soak.Sample> samples =
        IntStream.range(0, 60)
            .mapToObj(minute ->
                new Soak.Sample(minute, new Memory(memory.applyAsDouble(minute), 0, 0, 0), 1))
            .toList();
    return new Soak(result(run(1, 1)), samples);
  }

  private static Run run(double perSecond, double service) {
    return new Run(perSecond, 1, 2, 3, 4, 0, 0, service, 0, 0, 0, 0);
  }

  private static Result result(Run run) {
    Machine machine = new Machine("any", 2, 1024, "Linux", "25");
    return new Result(
        "me", 1, 1, "x.jar", List.of(), machine, "stores", List.of(run), MEMORY, 1000, Set.of());
  }
}
