package dev.hexauth.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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

  private static final String TESTABLE = "org.junit.platform.commons.annotation.Testable";

  /** How methods are called that fail when something is not so. */
  private static final Pattern ASSERTION =
      Pattern.compile("(assert|check|expect|fail|require|verify)([A-Z].*)?");

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
            "tests-check",
            RuleSet.TESTS,
            "every test checks something",
            "a test that cannot fail shows nothing",
            "Assert an outcome, or delete the test.",
            classes()
                .that(parts.written())
                .should(Check.of("assert in each test", Tests::unchecked))),
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

  private static Stream<String> unchecked(JavaClass type) {
    return type.getMethods().stream()
        .filter(method -> method.isMetaAnnotatedWith(TESTABLE))
        .filter(method -> !checks(method, new HashSet<>()))
        .map(method -> "asserts nothing in " + method.getName());
  }

  /** Whether {@code unit} asserts, itself or through methods of the tests. */
  private static boolean checks(JavaCodeUnit unit, Set<String> seen) {
    return seen.add(unit.getFullName())
        && unit.getAccessesFromSelf().stream()
            .map(JavaAccess::getTarget)
            .filter(CodeUnitAccessTarget.class::isInstance)
            .map(CodeUnitAccessTarget.class::cast)
            .anyMatch(target ->
                isAssertion(target)
                    || target.resolveMember().filter(called -> checks(called, seen)).isPresent());
  }

  private static boolean isAssertion(CodeUnitAccessTarget target) {
    return ASSERTION.matcher(target.getName()).matches()
        || target.getOwner().getSimpleName().matches(".*Assert(ions?)?")
        || target.getOwner().isAssignableTo(AssertionError.class);
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
