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
import dev.hexauth.architecture.HexagonalLayout.Part;
import dev.hexauth.architecture.HexagonalLayout.Technology;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
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
    return Stream.of(general(), services(), layout.technologies().stream().map(this::ownership))
        .flatMap(rules -> rules)
        .toList();
  }

  private Stream<Rule> general() {
    return Stream.of(
        new Rule(
            "layout-exists",
            RuleSet.DEPENDENCIES,
            "every part of the layout exists",
            "code cannot break a rule about packages that do not exist",
            "Correct the pattern in the layout, or leave it out.",
            classes().should(new Inhabited(layout))),
        new Rule(
                "domain-plain",
                RuleSet.DEPENDENCIES,
                "the domain uses plain Java only",
                "a model that needs nothing can be read, tested and moved alone",
                "Put what needs the other class behind a driven port and implement it in an adapter.",
                classes()
                    .that(parts.domain())
                    .should(onlyDependOnClassesThat(known(parts.domain()))))
            .about(Part.DOMAIN),
        new Rule(
                "application-plain",
                RuleSet.DEPENDENCIES,
                "the application uses the domain and plain Java only",
                "what happens must not depend on how it is stored, sent or shown",
                "Put what needs the other class behind a driven port and implement it in an adapter.",
                classes()
                    .that(parts.application())
                    .should(
                        onlyDependOnClassesThat(
                            known(parts.core()).or(parts.librariesOf(Part.SERVICES)))))
            .about(Part.SERVICES),
        new Rule(
                "model-without-ports",
                RuleSet.DEPENDENCIES,
                "the model does not know the ports",
                "a model that fetches for itself hides what a use case does",
                "Let the service call the port, and pass the result to the model.",
                noClasses().that(parts.model()).should(dependOnClassesThat(parts.ports())))
            .about(Part.DOMAIN, Part.OUTPUT_PORTS),
        new Rule(
                "driven-without-use-cases",
                RuleSet.DEPENDENCIES,
                "driven adapters do not see use cases",
                "an adapter that calls back into the application turns the hexagon inside out",
                "Return a result to the service, and let the service decide what happens next.",
                noClasses()
                    .that(parts.drivenAdapters())
                    .should(dependOnClassesThat(parts.useCaseSide())))
            .about(Part.DRIVEN_ADAPTERS, Part.INPUT_PORTS),
        new Rule(
                "driving-without-driven-ports",
                RuleSet.DEPENDENCIES,
                "driving adapters do not see driven ports",
                "a request that reaches a store without a use case bypasses its decisions",
                "Call a use case, and let its service call the port.",
                noClasses()
                    .that(parts.drivingAdapters())
                    .should(dependOnClassesThat(parts.ports())))
            .about(Part.DRIVING_ADAPTERS, Part.OUTPUT_PORTS),
        new Rule(
                "kernel-knows-no-part",
                RuleSet.DEPENDENCIES,
                "the shared kernel knows no part",
                "what all parts use would join them all",
                "Move the class into the part that it knows.",
                noClasses()
                    .that(parts.sharedKernel())
                    .should(dependOnClassesThat(parts.hexagon().and(not(parts.sharedKernel())))))
            .about(Part.SHARED_KERNEL),
        new Rule(
                "adapters-apart",
                RuleSet.DEPENDENCIES,
                "adapters do not know each other",
                "each must be replaceable alone",
                "Let a service call both through their ports, or copy the few lines that they share.",
                slices().assignedFrom(adapters()).should().notDependOnEachOther())
            .about(Part.DRIVEN_ADAPTERS),
        new Rule(
                "composition-unknown",
                RuleSet.DEPENDENCIES,
                "no part knows the composition",
                "what assembles the parts cannot be one of them",
                "Pass what is needed to a constructor, and let the composition call it.",
                noClasses()
                    .that(not(parts.composition()))
                    .should(dependOnClassesThat(parts.composition())))
            .about(Part.COMPOSITION),
        new Rule(
            "no-package-cycles",
            RuleSet.DEPENDENCIES,
            "packages form no cycles",
            "packages that need each other are one package with two names",
            "Move the class that both packages need into the package that needs less, or join the"
                + " packages.",
            slices().assignedFrom(packages()).should().beFreeOfCycles()),
        new Rule(
            "every-class-has-a-home",
            RuleSet.DEPENDENCIES,
            "every class has a home",
            "a class outside all parts is outside all rules",
            "Move the class into a part of the hexagon, or add its package to the layout.",
            classes()
                .that(parts.written())
                .should(be(parts.hexagon().or(parts.beside()).as("in a part of the hexagon")))));
  }

  /** Where a use case and its service share a package, visibility says it. */
  private Stream<Rule> services() {
    if (layout.packagesOf(Part.SERVICES).equals(layout.packagesOf(Part.INPUT_PORTS))) {
      return Stream.of();
    }
    return Stream.of(
        new Rule(
                "driving-without-services",
                RuleSet.DEPENDENCIES,
                "driving adapters do not see services",
                "a use case is the one door to the application",
                "Depend on the use case, and let the composition pass the service.",
                noClasses()
                    .that(parts.drivingAdapters())
                    .should(dependOnClassesThat(parts.services())))
            .about(Part.DRIVING_ADAPTERS, Part.SERVICES));
  }

  /** What the domain may know, when {@code own} is what belongs to it. */
  private DescribedPredicate<JavaClass> known(DescribedPredicate<JavaClass> own) {
    return own.or(parts.sharedKernel())
        .or(PLAIN_JAVA)
        .or(parts.compileTimeAnnotations())
        .or(parts.librariesOf(Part.DOMAIN));
  }

  private SliceAssignment packages() {
    return slicing("packages", parts.written(), JavaClass::getPackageName);
  }

  private SliceAssignment adapters() {
    return slicing("adapters", parts.adapters(), parts::adapterOf);
  }

  private static SliceAssignment slicing(
      String description, DescribedPredicate<JavaClass> what, Function<JavaClass, String> into) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return what.test(type) ? SliceIdentifier.of(into.apply(type)) : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return description;
      }
    };
  }

  private Rule ownership(Technology technology) {
    List<String> owners = technology.adapters();
    String adapters =
        String.join(" and ", owners) + (owners.size() == 1 ? " adapter" : " adapters");
    return new Rule(
        "only-" + String.join("-", owners) + "-knows-" + slug(technology.name()),
        RuleSet.DEPENDENCIES,
        "only the " + adapters + (owners.size() == 1 ? " knows " : " know ") + technology.name(),
        "a technology that is known in one place can be exchanged in that place",
        "Ask a driven port, and let the " + adapters + " answer.",
        noClasses()
            .that(parts.hexagon().and(not(parts.adapters(owners))))
            .should(
                dependOnClassesThat(
                    resideInAnyPackage(technology.packages().toArray(String[]::new)))));
  }

  private static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
