package dev.hexauth.architecture.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.architecture.HexagonalRules;
import dev.hexauth.architecture.Rule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules, applied to what is shipped. */
final class ArchitectureTest {

  static final HexagonalRules RULES =
      HexagonalRules.of(Hexauth.LAYOUT)
          .and(HexagonalRules.listed(Hexauth.LAYOUT, Allowed.LIST).stream().toArray(Rule[]::new));

  @ParameterizedTest
  @FieldSource("RULES")
  void a_rule_is_obeyed(Rule rule) {
    rule.check(Hexauth.CLASSES);
  }

  /** A rule about a package that does not exist is obeyed by all. */
  @ParameterizedTest
  @MethodSource("technologyPackages")
  void a_package_of_a_technology_exists(String name) {
    boolean used =
        Hexauth.CLASSES.stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .anyMatch(use -> use.getTargetClass().getPackageName().startsWith(name));
    boolean ofTheJdk =
        ModuleLayer.boot().modules().stream()
            .flatMap(module -> module.getPackages().stream())
            .anyMatch(known -> known.startsWith(name));
    boolean ofALibrary = getClass().getClassLoader().getResource(name.replace('.', '/')) != null;
    assertThat(used || ofTheJdk || ofALibrary).isTrue();
  }

  static Stream<String> technologyPackages() {
    return Hexauth.LAYOUT.technologies().stream()
        .flatMap(technology -> technology.packages().stream())
        .map(name -> name.replace("..", ""));
  }
}
