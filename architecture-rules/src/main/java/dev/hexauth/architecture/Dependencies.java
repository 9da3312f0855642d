package dev.hexauth.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.hexauth.architecture.HexagonalLayout.Technology;
import java.util.List;
import java.util.stream.Stream;

/** Who may know whom. */
final class Dependencies {

  /** What has no effect outside the program: no files, no network, no threads, no reflection. */
  private static final DescribedPredicate<JavaClass> PLAIN_JAVA =
      resideInAnyPackage(
          "java.lang",
          "java.lang.annotation",
          "java.lang.constant",
          "java.lang.invoke",
          "java.lang.runtime",
          "java.util",
          "java.util.function",
          "java.util.regex",
          "java.util.stream",
          "java.time..",
          "java.math..",
          "org.jspecify..");

  private final HexagonalLayout layout;
  private final Parts parts;

  Dependencies(HexagonalLayout layout) {
    this.layout = layout;
    this.parts = new Parts(layout);
  }

  List<Rule> rules() {
    return Stream.concat(general(), layout.technologies().stream().map(this::ownership)).toList();
  }

  private Stream<Rule> general() {
    return Stream.of(
        new Rule(
            "the domain uses plain Java only",
            "a model that needs nothing can be read, tested and moved alone",
            classes()
                .that(parts.domain())
                .should(onlyDependOnClassesThat(parts.domain().or(PLAIN_JAVA)))),
        new Rule(
            "the application uses the domain and plain Java only",
            "what happens must not depend on how it is stored, sent or shown",
            classes()
                .that(parts.application())
                .should(onlyDependOnClassesThat(parts.core().or(PLAIN_JAVA)))),
        new Rule(
            "the model does not know the ports",
            "a model that fetches for itself hides what a use case does",
            noClasses().that(parts.model()).should(dependOnClassesThat(parts.ports()))),
        new Rule(
            "driven adapters do not see use cases",
            "an adapter that calls back into the application turns the hexagon inside out",
            noClasses()
                .that(parts.drivenAdapters())
                .should(dependOnClassesThat(parts.application()))),
        new Rule(
            "driving adapters do not see driven ports",
            "a request that reaches a store past the use cases passes their decisions by",
            noClasses().that(parts.drivingAdapters()).should(dependOnClassesThat(parts.ports()))),
        new Rule(
            "adapters do not know each other",
            "each must be replaceable alone",
            slices()
                .matching(inBase(layout.packages().adapters() + ".(*).."))
                .should()
                .notDependOnEachOther()),
        new Rule(
            "nobody knows bootstrap",
            "what puts the parts together cannot be one of them",
            noClasses()
                .that(not(parts.bootstrap()))
                .should(dependOnClassesThat(parts.bootstrap()))),
        new Rule(
            "packages form no cycles",
            "packages that need each other are one package with two names",
            slices().assignedFrom(packages()).should().beFreeOfCycles()),
        new Rule(
            "every class has a home",
            "a class outside all parts is outside all rules",
            classes()
                .that(parts.written())
                .should(be(parts.hexagon().or(parts.beside()).as("in a part of the hexagon")))));
  }

  private SliceAssignment packages() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return parts.written().test(type)
            ? SliceIdentifier.of(type.getPackageName())
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "packages";
      }
    };
  }

  private Rule ownership(Technology technology) {
    return new Rule(
        "only the " + technology.adapter() + " adapter knows " + technology.name(),
        "a technology that is known in one place can be exchanged in that place",
        noClasses()
            .that(parts.hexagon().and(not(parts.adapter(technology.adapter()))))
            .should(
                dependOnClassesThat(
                    resideInAnyPackage(technology.packages().toArray(String[]::new)))));
  }

  private String inBase(String pattern) {
    return layout.basePackage() + "." + pattern;
  }
}
