package dev.hexauth.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;

/** What tests must not do. */
public final class Tests {

  private static final DescribedPredicate<JavaClass> MOCKS =
      resideInAnyPackage(
          "org.mockito..",
          "org.easymock..",
          "mockit..",
          "io.mockk..",
          "org.springframework.boot.test.mock..",
          "org.springframework.test.context.bean.override.mockito..");

  private static final DescribedPredicate<JavaClass> ASSUMPTIONS =
      describe("assumptions", type -> type.getSimpleName().matches("Assumptions?"));

  private final Parts parts;

  Tests(HexagonalLayout layout) {
    this.parts = new Parts(layout);
  }

  List<Rule> rules() {
    return List.of(
        new Rule(
            "tests-on",
            RuleSet.TESTS,
            "no test is switched off",
            "a test that is not run is not there",
            "Repair the test and switch it on, or delete it.",
            noClasses().that(parts.written()).should(be(switchedOff()))),
        new Rule(
            "tests-without-assumptions",
            RuleSet.TESTS,
            "no test assumes anything",
            "a failed assumption is a test that is not run",
            "Assert it, or choose the environment in the build.",
            noClasses().that(parts.written()).should(dependOnClassesThat(ASSUMPTIONS))),
        new Rule(
            "tests-without-mocks",
            RuleSet.TESTS,
            "no test mocks",
            "a mock repeats what its writer believes of a port; an adapter in memory keeps the contract",
            "Use an adapter in memory, or another real implementation of the port.",
            noClasses().that(parts.written()).should(dependOnClassesThat(MOCKS))),
        new Rule(
            "core-tests-plain",
            RuleSet.TESTS,
            "the core is tested without Spring",
            "what needs no framework to run needs none to be tested",
            "Make the objects with new.",
            noClasses()
                .that(parts.core())
                .should(dependOnClassesThat(resideInAnyPackage("org.springframework..")))));
  }

  private static DescribedPredicate<JavaClass> switchedOff() {
    return describe(
        "switched off",
        type ->
            Stream.concat(
                    type.getAnnotations().stream(),
                    type.getMethods().stream().flatMap(method -> method.getAnnotations().stream()))
                .anyMatch(Tests::switchesOff));
  }

  /** Whether {@code annotation} keeps a test from running, always or sometimes. */
  public static boolean switchesOff(JavaAnnotation<?> annotation) {
    JavaClass kind = annotation.getRawType();
    return kind.getName().equals("org.junit.jupiter.api.Disabled")
        || kind.getPackageName().equals("org.junit.jupiter.api.condition")
        || kind.isMetaAnnotatedWith("org.junit.jupiter.api.Disabled");
  }
}
