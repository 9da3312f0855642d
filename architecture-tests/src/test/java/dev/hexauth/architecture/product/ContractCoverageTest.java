package dev.hexauth.architecture.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.architecture.ContractCoverage;
import org.junit.jupiter.api.Test;

/** No adapter of a driven port goes without that port's contract. */
final class ContractCoverageTest {

  @Test
  void every_adapter_of_this_product_is_held_to_its_contract() {
    assertThat(
            new ContractCoverage(Hexauth.LAYOUT, Hexauth.CLASSES, Hexauth.CLASSES, Hexauth.TESTS)
                .gaps())
        .isEmpty();
  }
}
