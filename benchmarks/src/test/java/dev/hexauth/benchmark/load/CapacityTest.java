package dev.hexauth.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class CapacityTest {

  private static final Machine MACHINE = new Machine("any", 2, 4096, "Linux", "25");

  private static final Capacity CAPACITY =
      new Capacity(
          cost("me", 10_000, 0.1, 0.04, 0.01),
          cost("refresh", 2_000, 0.8, 0.05, 0.05),
          cost("login", 5, 200, 0.4, 1),
          750);

  private static final Offset<Double> NEAR = within(1e-3);

  @TempDir Path folder;

  @Test
  void the_first_part_that_is_used_up_limits_all() {
    Installation three = new Installation("three", 3, 4, 8, 1);
    assertThat(Capacity.perSecond(three, CAPACITY.me())).as("Redis").isCloseTo(60_000, NEAR);
    assertThat(Capacity.perSecond(three, CAPACITY.refresh())).as("nodes").isCloseTo(9_000, NEAR);
    double small = Capacity.perSecond(new Installation("small", 10, 4, 1, 1), CAPACITY.me());
    assertThat(small).as("PostgreSQL").isCloseTo(15_000, NEAR);
    Installation one = new Installation("one", 1, 2, 0, 1);
    assertThat(Capacity.perSecond(one, CAPACITY.me())).as("all").isCloseTo(8_000, NEAR);
  }

  @Test
  void a_user_asks_refreshes_and_logs_in() {
    double each = 0.1 / 60 + 0.8 / 900 + 200.0 / 180_000;
    assertThat(CAPACITY.usersOn(new Installation("one", 1, 4, 2, 1)))
        .isCloseTo(0.6 * 4_000 / each, NEAR);
  }

  @Test
  void the_table_is_markdown_and_names_commit_and_machine() {
    assertThat(CAPACITY.markdown())
        .contains("**measured** at 100 % | 10,000 | 2,000 | 5.0 | | |")
        .contains("| three nodes with 4, PostgreSQL with 8, Redis with 2 | 60,000 | 9,000 | 36 |")
        .contains("| the nodes, for me Redis; 1.5 GB in each Redis |")
        .contains("| me | 0.1 ms | 0.04 ms | 0.01 ms | 0123abcd | any, 2 processors, 4.0 GiB,")
        .doesNotContain("several");
    Cost other = new Cost("login", 5, 200, 0.4, 1, "4567cdef", MACHINE);
    assertThat(new Capacity(CAPACITY.me(), CAPACITY.refresh(), other, 750).markdown())
        .contains("of several commits or machines: measure them again");
  }

  @Test
  void the_latest_results_are_read_and_a_missing_one_is_named() {
    CapacityCommand command =
        CommandLine.populateCommand(new CapacityCommand(), "--results=" + folder);
    assertThatThrownBy(command::capacity)
        .hasMessageContaining("has no result of me; benchmarks/run load me makes one");

    Report report = new Report(new PrintStream(new ByteArrayOutputStream()));
    for (String name : List.of("me", "refresh", "login")) {
      report.keep(result(name), name, folder);
    }

    assertThat(command.capacity().login())
        .isEqualTo(new Cost("login", 7, 0.1, 0.02, 0.003, "0123abcd", MACHINE));
  }

  private static Cost cost(
      String name, double perSecond, double service, double postgres, double redis) {
    return new Cost(name, perSecond, service, postgres, redis, "0123abcd", MACHINE);
  }

  private static Result result(String name) {
    Run run = new Run(7, 2, 3, 4, 5, 0, 0, 0.1, 0.02, 0.003, 0.5, 6, 7, 0);
    return new Result(
        name,
        8,
        1,
        "0123abcd",
        "x.jar",
        List.of(),
        MACHINE,
        "stores",
        List.of(run),
        new Memory(200, 210, 50, 5),
        1000,
        Set.of());
  }
}
