package dev.hexauth.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class VersusTableTest {

  private static final Machine MACHINE = new Machine("any", 2, 2048, "Linux", "25");

  @Test
  void hexauth_is_compared_with_the_best_of_the_others_in_each_column() {
    Versus versus =
        new Versus(
            "2026-11-29",
            MACHINE,
            "stores",
            1000,
            45,
            10,
            List.of(
                figures("hexauth 1", 12_000, 0.125, 250, 1500),
                figures("A 2", 4000, 0.4, 600, 20_000),
                figures("B 3", 800, 20, 500, 2000)));

    assertThat(VersusTable.of(versus).lines())
        .contains(
            "| | who am I | refresh | login, bcrypt 12 | memory loaded | first 200 |",
            "| hexauth 1 | 12,000/s · 0.13 ms | 12.0/s · 0.13 ms | 12.0/s · 0.13 ms | 250 MiB | 1.5 s |",
            "| B 3 | 800/s · 20 ms | 0.8/s · 20 ms | 0.8/s · 20 ms | 500 MiB | 2.0 s |",
            "| **ratio to the best of the others** | **3.00 ×** | **3.00 ×** | **3.00 ×** | **0.50 ×** | **0.75 ×** |",
            "Other processes used at most 25 % of the processors.",
            "- as hexauth 1",
            "wrong: 500");
  }

  private static Figures figures(
      String name, double perSecond, double cpu, double mib, double startMillis) {
    return new Figures(
        name,
        List.of("as " + name),
        List.of(startMillis),
        mib,
        Map.of(
            Operation.ME, runs(perSecond, cpu),
            Operation.REFRESH, runs(perSecond / 1000, cpu),
            Operation.LOGIN, runs(perSecond / 1000, cpu)),
        Set.of("500"));
  }

  private static List<Run> runs(double perSecond, double cpu) {
    return List.of(new Run(perSecond, 1, 2, 3, 4, 0, 0, cpu, 0, 0, 0, 0, 0, 0.25));
  }

  @Test
  void the_first_minute_is_shown_by_some_seconds_and_the_sum() {
    Map<String, List<Long>> perSecond = new LinkedHashMap<>();
    perSecond.put("A", LongStream.rangeClosed(1, 60).map(n -> 100 * n).boxed().toList());

    assertThat(
            VersusTable.of(new FirstMinute("today", MACHINE, "stores", 32, perSecond, Set.of()))
                .lines())
        .contains("| A | 100 | 200 | 500 | 1,000 | 2,000 | 3,000 | 6,000 | 183,000 |");
  }
}
