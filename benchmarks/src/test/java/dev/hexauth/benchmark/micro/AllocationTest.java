package dev.hexauth.benchmark.micro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every benchmark runs, and allocates no more than budgets.properties allows. */
final class AllocationTest {

  /** Enough that the odd allocation of another thread does not show beside theirs. */
  private static final int SIGNATURES = 200;

  /** They allocate little. */
  private static final int ROTATIONS = 1000;

  /** They are slow. With one alone, what other threads allocate meanwhile would count in full. */
  private static final int HASHES = 3;

  @Test
  void every_operation_stays_within_its_budget() throws Exception {
    NativeCodeHere here = NativeCodeHere.find();
    Map<String, Double> measured = new HashMap<>();
    measured.putAll(Allocations.of("\\.(Signing|InMemory)\\.", SIGNATURES));
    measured.putAll(Allocations.of("\\.Rotating\\.", ROTATIONS));
    measured.putAll(Allocations.of("\\.Hashing\\.", HASHES));

    assertThat(Budgets.read().without(here).findings(measured))
        .as("if one was not measured, target/jmh-*.log say why")
        .isEmpty();
  }

  @Test
  void more_than_the_budget_is_found() {
    assertThat(new Budgets(Map.of("A.b", 1000.0)).findings(Map.of("A.b", 1001.0)))
        .containsExactly("A.b allocated 1001 bytes; its budget is 1000");
    assertThat(new Budgets(Map.of("A.b", 1000.0)).findings(Map.of("A.b", 1000.0))).isEmpty();
  }

  @Test
  void a_benchmark_that_is_gone_or_has_no_budget_is_found() {
    assertThat(new Budgets(Map.of("A.b", 1000.0)).findings(Map.of("C.d[X]", 10.0)))
        .containsExactly(
            "A.b has a budget and was not measured",
            "C.d[X] has no budget; it allocated 10.0 bytes");
  }

  @Test
  void native_code_that_is_not_here_needs_no_budget() {
    Budgets budgets =
        new Budgets(Map.of("A.b[X,AUTO]", 1.0, "A.b[Y,AUTO]", 2.0, "A.b[X,OFF]", 3.0, "C.d", 4.0));

    assertThat(budgets.without(new NativeCodeHere(Set.of("Y"))).bytes())
        .containsOnlyKeys("A.b[Y,AUTO]", "A.b[X,OFF]", "C.d");
  }

  @Test
  void bytes_are_counted() throws Exception {
    assertThat(Allocations.of("\\.Signing\\.sign", 10).values())
        .isNotEmpty()
        .allMatch(bytes -> bytes > 1000);
  }
}
