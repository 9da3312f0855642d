package dev.hexauth.architecture.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.hexauth.architecture.HexagonalLayout.Technology;
import dev.hexauth.architecture.HexagonalRules;
import dev.hexauth.architecture.Parts;
import dev.hexauth.architecture.Rule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules, applied to what is shipped. */
final class ArchitectureTest {

  static final HexagonalRules RULES = HexagonalRules.of(Hexauth.LAYOUT);

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

  @ParameterizedTest
  @MethodSource("parts")
  void a_part_of_the_layout_exists(DescribedPredicate<JavaClass> part) {
    assertThat(Hexauth.CLASSES.stream().filter(part)).isNotEmpty();
  }

  static Stream<String> technologyPackages() {
    return Hexauth.LAYOUT.technologies().stream()
        .flatMap(technology -> technology.packages().stream())
        .map(name -> name.replace("..", ""));
  }

  static Stream<DescribedPredicate<JavaClass>> parts() {
    Parts parts = new Parts(Hexauth.LAYOUT);
    Stream<DescribedPredicate<JavaClass>> named =
        Stream.of(
            parts.model().as("the model"),
            parts.ports().as("the ports"),
            parts.useCases().as("the use cases"),
            parts.drivenAdapters().as("the driven adapters"),
            parts.bootstrap().as("bootstrap"));
    Stream<String> adapters =
        Stream.of(
                Hexauth.LAYOUT.drivingAdapters().stream(),
                Hexauth.LAYOUT.technologies().stream().map(Technology::adapter),
                Hexauth.LAYOUT.randomnessAdapters().stream())
            .flatMap(Function.identity())
            .distinct();
    Stream<String> others =
        Stream.concat(Hexauth.LAYOUT.beside().stream(), Hexauth.LAYOUT.generated().stream())
            .map(place -> Hexauth.LAYOUT.basePackage() + "." + place + "..");
    return Stream.of(
            named,
            adapters.map(name -> parts.adapter(name).as(name)),
            others.map(JavaClass.Predicates::resideInAPackage))
        .flatMap(Function.identity());
  }
}
