package dev.hexauth.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.hexauth.architecture.HexagonalLayout.Part;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What each part looks like. */
final class Shape {

  private static final String FACTORY = "UseCases";

  private static final Set<String> INJECTION =
      Set.of(
          "org.springframework.beans.factory.annotation.Autowired",
          "org.springframework.beans.factory.annotation.Value",
          "jakarta.inject.Inject",
          "jakarta.annotation.Resource");

  private static final String STEREOTYPE = "org.springframework.stereotype.Component";

  private static final Set<String> KNOWN_STEREOTYPES =
      Set.of(
          "org.springframework.stereotype.Controller",
          "org.springframework.web.bind.annotation.ControllerAdvice",
          "org.springframework.context.annotation.Configuration");

  private final Parts parts;

  Shape(HexagonalLayout layout) {
    this.parts = new Parts(layout);
  }

  List<Rule> rules() {
    return Stream.of(ports(), application(), adapters()).flatMap(List::stream).toList();
  }

  private List<Rule> ports() {
    return List.of(
        new Rule(
                "ports-are-interfaces",
                RuleSet.SHAPE,
                "driven ports are public interfaces",
                "an adapter in another module must be able to implement them",
                "Make it a public interface, or move it out of the ports.",
                classes()
                    .that(parts.drivenPorts().and(not(values())))
                    .should(be(Parts.isPublic().and(Parts.interfaces()))))
            .about(Part.OUTPUT_PORTS),
        new Rule(
                "ports-have-adapters",
                RuleSet.SHAPE,
                "every driven port is implemented in an adapter",
                "a port without an adapter cannot be used",
                "Implement the port in an adapter, or delete it.",
                classes()
                    .that(parts.drivenPorts().and(Parts.interfaces()))
                    .should(
                        Check.of(
                            "be implemented in an adapter",
                            port ->
                                port.getAllSubclasses().stream().anyMatch(parts.adapters())
                                    ? Stream.of()
                                    : Stream.of("is implemented in no adapter"))))
            .about(Part.OUTPUT_PORTS),
        new Rule(
                "adapters-implement-ports",
                RuleSet.SHAPE,
                "driven ports are implemented in adapters only",
                "an implementation in the core is a decision about technology in the core",
                "Move the implementation into a driven adapter.",
                noClasses()
                    .that(parts.hexagon().and(not(parts.adapters())))
                    .should(be(assignableToOneOf(parts.drivenPorts()))))
            .about(Part.OUTPUT_PORTS));
  }

  private List<Rule> application() {
    return List.of(
        new Rule(
                "application-shows-use-cases",
                RuleSet.TASTE,
                "the application shows use cases and " + FACTORY + " only",
                "callers cannot depend on what they cannot see",
                "Make the class package-private, or nest it in the use case that it belongs to.",
                classes()
                    .that(parts.application().and(Parts.topLevel()).and(Parts.isPublic()))
                    .should(be(Parts.interfaces().or(factory()))))
            .about(Part.INPUT_PORTS),
        new Rule(
                "one-method",
                RuleSet.TASTE,
                "a use case has one method",
                "a use case is one request of a caller",
                "Split the interface, one for each method.",
                classes().that(parts.useCases()).should(Check.of("have one", Shape::notOne)))
            .about(Part.INPUT_PORTS),
        new Rule(
                "sealed-answers",
                RuleSet.TASTE,
                "a use case answers nothing or a sealed type of its own",
                "then its interface says on one screen all that can happen, and a switch covers it",
                "Declare a sealed interface Result in the use case, with a case for each outcome.",
                classes()
                    .that(parts.useCases())
                    .should(Check.of("answer void or a sealed nested type", Shape::openAnswers)))
            .about(Part.INPUT_PORTS),
        new Rule(
                "services-hidden",
                RuleSet.TASTE,
                "services are final and package-private",
                "a service is known by its use case alone",
                "Make the service final and package-private; callers have its use case.",
                classes().that(parts.services()).should(be(finalAndPackagePrivate())))
            .about(Part.INPUT_PORTS, Part.SERVICES),
        new Rule(
                "one-use-case-a-service",
                RuleSet.TASTE,
                "a service implements one use case",
                "two reasons to change are two classes",
                "Split the service, one for each use case.",
                classes()
                    .that(parts.services())
                    .should(Check.of("implement one", this::useCaseCount)))
            .about(Part.INPUT_PORTS, Part.SERVICES),
        new Rule(
                "use-cases-apart",
                RuleSet.SHAPE,
                "use cases do not call each other",
                "what they share is the domain's; a chain of use cases is a transaction in disguise",
                "Move what both need into the domain or into a class of the application that is not a"
                    + " use case.",
                noClasses()
                    .that(parts.application().and(not(factory())))
                    .should(
                        new Either(
                            accessTargetWhere(entersAnotherUseCase()),
                            be(knowingAnotherUseCase()))))
            .about(Part.INPUT_PORTS, Part.SERVICES));
  }

  private List<Rule> adapters() {
    return List.of(
        new Rule(
                "adapter-shows-configuration",
                RuleSet.TASTE,
                "an adapter shows its configuration and what its signatures name",
                "the rest can then change without effect on others",
                "Make the class package-private, and let the adapter's configuration make it.",
                classes()
                    .that(parts.adapters().and(Parts.topLevel()).and(Parts.isPublic()))
                    .should(new ShownTypes(parts))
                    .allowEmptyShould(true))
            .about(Part.DRIVEN_ADAPTERS),
        new Rule(
            "constructor-injection",
            RuleSet.SHAPE,
            "injection is by constructor",
            "an object that exists is complete, and a test can make one with new",
            "Make the field final, and take its value as a parameter of the constructor.",
            noClasses().that(parts.hexagon()).should(be(injectedBehindItsBack()))),
        new Rule(
            "few-stereotypes",
            RuleSet.TASTE,
            "stereotypes are controllers, advice and configurations",
            "all other objects are made in a configuration that reads from top to bottom",
            "Remove the annotation, and make the object in a configuration.",
            noClasses().that(parts.hexagon()).should(be(stereotypeOfAnotherKind()))),
        new Rule(
            "no-scanning",
            RuleSet.TASTE,
            "nothing is scanned for",
            "what a program is made of is written down, not found",
            "Name the configurations with @Import.",
            noClasses().that(parts.hexagon()).should(be(scanning()))));
  }

  /** What ports take, return and throw. */
  private static DescribedPredicate<JavaClass> values() {
    return describe(
        "values", type -> type.isRecord() || type.isEnum() || type.isAssignableTo(Throwable.class));
  }

  private static DescribedPredicate<JavaClass> factory() {
    return describe("be " + FACTORY, type -> type.getSimpleName().equals(FACTORY));
  }

  private static DescribedPredicate<JavaClass> finalAndPackagePrivate() {
    Set<JavaModifier> visible =
        Set.of(JavaModifier.PUBLIC, JavaModifier.PROTECTED, JavaModifier.PRIVATE);
    return describe(
        "final and package-private",
        type ->
            type.getModifiers().contains(JavaModifier.FINAL)
                && type.getModifiers().stream().noneMatch(visible::contains));
  }

  private static DescribedPredicate<JavaClass> assignableToOneOf(DescribedPredicate<JavaClass> a) {
    return describe("implementations", type -> type.getAllRawInterfaces().stream().anyMatch(a));
  }

  private static Stream<String> notOne(JavaClass useCase) {
    int methods = useCase.getMethods().size();
    return methods == 1 ? Stream.of() : Stream.of("has " + methods + " methods");
  }

  private static Stream<String> openAnswers(JavaClass useCase) {
    return useCase.getMethods().stream()
        .filter(method -> !answersVoidOrOwnSealedType(useCase, method))
        .map(method -> "answers " + method.getRawReturnType().getName());
  }

  private static boolean answersVoidOrOwnSealedType(JavaClass useCase, JavaMethod method) {
    JavaClass answer = method.getRawReturnType();
    return answer.isEquivalentTo(void.class)
        || (answer.isSealed() && answer.getEnclosingClass().filter(useCase::equals).isPresent());
  }

  private Stream<String> useCaseCount(JavaClass service) {
    long count = service.getAllRawInterfaces().stream().filter(parts.useCases()).count();
    return count == 1 ? Stream.of() : Stream.of("implements " + count + " use cases");
  }

  private DescribedPredicate<JavaAccess<?>> entersAnotherUseCase() {
    return describe(
        "another use case or its service is the target",
        access -> {
          JavaClass from = outermost(access.getOriginOwner());
          JavaClass target = access.getTargetOwner();
          return parts.useCases().or(parts.services()).test(target)
              && !from.equals(target)
              && !from.isAssignableTo(target.getName());
        });
  }

  /** A service that speaks another use case's language can call it through a function. */
  private DescribedPredicate<JavaClass> knowingAnotherUseCase() {
    return describe(
        "knowing another use case",
        type -> {
          JavaClass service = outermost(type);
          return parts.services().test(service)
              && type.getDirectDependenciesFromSelf().stream()
                  .map(use -> outermost(use.getTargetClass().getBaseComponentType()))
                  .filter(parts.useCases())
                  .anyMatch(useCase -> !service.isAssignableTo(useCase.getName()));
        });
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(Shape::outermost).orElse(type);
  }

  private static DescribedPredicate<JavaClass> injectedBehindItsBack() {
    return describe(
        "injected into by field or method",
        type ->
            Stream.concat(type.getFields().stream(), type.getMethods().stream())
                .map(JavaMember.class::cast)
                .flatMap(member -> member.getAnnotations().stream())
                .anyMatch(annotation -> INJECTION.contains(annotation.getRawType().getName())));
  }

  private static DescribedPredicate<JavaClass> stereotypeOfAnotherKind() {
    return describe(
        "stereotypes of another kind",
        type -> type.getAnnotations().stream().anyMatch(Shape::isUnknownStereotype));
  }

  private static boolean isUnknownStereotype(JavaAnnotation<JavaClass> annotation) {
    JavaClass kind = annotation.getRawType();
    boolean stereotype = kind.getName().equals(STEREOTYPE) || kind.isMetaAnnotatedWith(STEREOTYPE);
    return stereotype
        && KNOWN_STEREOTYPES.stream()
            .noneMatch(known -> kind.getName().equals(known) || kind.isMetaAnnotatedWith(known));
  }

  /** Also by an annotation that is made of one, like that of a Spring Boot application. */
  private static DescribedPredicate<JavaClass> scanning() {
    DescribedPredicate<JavaAnnotation<?>> scan =
        describe(
            "scan",
            annotation ->
                annotation.getRawType().getName().matches("org\\.springframework.*Scans?"));
    return describe(
        "scanning",
        type ->
            type.getAnnotations().stream()
                .anyMatch(annotation ->
                    scan.test(annotation) || annotation.getRawType().isMetaAnnotatedWith(scan)));
  }
}
