package dev.hexauth.architecture;

import java.util.List;
import java.util.stream.Stream;

/** All the rules, for one layout. */
public final class HexagonalRules {

  private HexagonalRules() {}

  /** The rules for what is shipped: apply them to the production classes. */
  public static List<Rule> of(HexagonalLayout layout) {
    return Stream.of(
            new Dependencies(layout).rules(), new Shape(layout).rules(), new Purity(layout).rules())
        .flatMap(List::stream)
        .toList();
  }

  /** The rules for tests: apply them to the test classes alone. */
  public static List<Rule> ofTests(HexagonalLayout layout) {
    return new Tests(layout).rules();
  }
}
