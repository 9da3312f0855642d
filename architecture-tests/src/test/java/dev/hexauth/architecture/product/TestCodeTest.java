package dev.hexauth.architecture.product;

import dev.hexauth.architecture.HexagonalRules;
import dev.hexauth.architecture.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The rules for tests, applied to the tests of all modules. */
final class TestCodeTest {

  static final HexagonalRules RULES = HexagonalRules.ofTests(Hexauth.LAYOUT);

  @ParameterizedTest
  @FieldSource("RULES")
  void a_rule_is_obeyed(Rule rule) {
    rule.check(Hexauth.TESTS);
  }
}
