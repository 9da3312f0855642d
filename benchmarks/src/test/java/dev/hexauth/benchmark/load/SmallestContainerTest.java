package dev.hexauth.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

final class SmallestContainerTest {

  private final List<Object> report = new ArrayList<>();

  @Test
  void the_smallest_that_passes_is_found_and_each_attempt_is_reported() {
    assertThat(below(mib -> storm(mib >= 200 ? 1000 : 790, 0))).isEqualTo(208);
    assertThat(report.getFirst()).asString().startsWith(" 512 MiB: passes; in the storm 1000 ");
    assertThat(report).anySatisfy(line -> assertThat(line).asString().contains("192 MiB: fails"));
  }

  @Test
  void a_wrong_answer_fails() {
    assertThat(below(mib -> storm(1000, mib < 300 ? 1 : 0))).isEqualTo(304);
  }

  @Test
  void a_service_that_does_not_start_fails() {
    assertThat(
            below(mib -> {
              if (mib < 100) {
                throw new LoadException("the service did not start");
              }
              return storm(1000, 0);
            }))
        .isEqualTo(112);
    assertThat(report)
        .anySatisfy(line ->
            assertThat(line).asString().endsWith("the service does not start, or is killed"));
  }

  @Test
  void the_largest_must_pass() {
    assertThatThrownBy(() -> below(_ -> storm(1000, 1))).hasMessageContaining("fails in 512 MiB");
  }

  private int below(IntFunction<Storm> storms) {
    return new SmallestContainer(storms, report::add).below(512);
  }

  private static Storm storm(double perSecond, double wrong) {
    Run run = new Run(perSecond, 1, 2, 3, 4, 0, wrong, 0.1, 0, 0, 0, 0, 0, 0);
    Result result =
        new Result(
            "me",
            1,
            1,
            "0123abcd",
            "x.jar",
            List.of(),
            new Machine("any", 2, 1024, "Linux", "25"),
            "stores",
            List.of(run),
            new Memory(200, 210, 50, 5),
            1000,
            Set.of());
    return new Storm(result, result, result);
  }
}
