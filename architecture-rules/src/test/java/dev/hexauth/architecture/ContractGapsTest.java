package dev.hexauth.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No adapter of a driven port goes without that port's contract. */
final class ContractGapsTest {

  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

  private static Crimes gaps;

  @BeforeAll
  static void compile(@TempDir Path output) {
    gaps = new Crimes(FIXTURES.resolve("contracts"), FIXTURES.resolve("contract-gaps"), output);
  }

  @Test
  void an_adapter_that_a_contract_test_uses_is_covered() {
    assertThat(gapsIn(gaps.none())).isEmpty();
  }

  @Test
  void an_adapter_whose_test_runs_no_contract_is_a_gap() {
    assertThat(gapsIn(gaps.with("no-test")))
        .containsExactly(
            "no test holds com.example.shop.adapter.redis.RedisOrders"
                + " to com.example.shop.contract.OrdersContract");
  }

  @Test
  void an_adapter_whose_test_runs_the_contract_on_another_is_a_gap() {
    assertThat(gapsIn(gaps.with("other-adapter")))
        .containsExactly(
            "no test holds com.example.shop.adapter.file.FileOrders"
                + " to com.example.shop.contract.OrdersContract");
  }

  @Test
  void two_adapters_that_one_test_makes_are_a_gap() {
    assertThat(gapsIn(gaps.with("one-test-for-two")))
        .containsExactly(
            "fewer tests than adapters run com.example.shop.contract.OrdersContract in com.example.shop.adapter.sql");
  }

  @Test
  void a_port_without_an_adapter_is_a_gap() {
    assertThat(gapsIn(gaps.with("no-adapter")))
        .containsExactly("no adapter implements com.example.shop.domain.port.Couriers");
  }

  @Test
  void a_port_without_a_contract_is_a_gap() {
    assertThat(gapsIn(gaps.with("no-contract")))
        .containsExactly(
            "no contract with tests says what com.example.shop.domain.port.Prices promises");
  }

  private static List<String> gapsIn(JavaClasses classes) {
    HexagonalLayout shop = HexagonalLayout.of("com.example.shop");
    return new ContractCoverage(shop, classes, classes, classes).gaps();
  }
}
