package dev.hexauth.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.hexauth.architecture.HexagonalLayout.Part;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What code must not do behind the reader's back. */
final class Purity {

  private static final Set<String> GENERIC_EXCEPTIONS =
      Set.of(
          "java.lang.Throwable",
          "java.lang.Error",
          "java.lang.Exception",
          "java.lang.RuntimeException");

  private final HexagonalLayout layout;
  private final Parts parts;

  Purity(HexagonalLayout layout) {
    this.layout = layout;
    this.parts = new Parts(layout);
  }

  List<Rule> rules() {
    return Stream.of(ambientAccess(), state(), manners()).flatMap(List::stream).toList();
  }

  private List<Rule> ambientAccess() {
    return List.of(
        new Rule(
            "time-handed-in",
            RuleSet.PURITY,
            "time is handed in",
            "a test moves it by passing another instant",
            "Take the instant as a parameter, or a java.time.InstantSource in the constructor.",
            noClasses()
                .that(parts.hexagon().and(not(parts.composition())))
                .should(accessTargetWhere(AmbientAccess.TIME))),
        new Rule(
            "chance-handed-in",
            RuleSet.PURITY,
            "chance is handed in",
            "few adapters answer for the quality of all random numbers, and a test can repeat them",
            "Ask a driven port for the random value.",
            noClasses().that(withoutChance()).should(accessTargetWhere(AmbientAccess.CHANCE))),
        new Rule(
            "settings-handed-in",
            RuleSet.PURITY,
            "settings are handed in",
            "the composition checks them all at the start, and a constructor shows which a class needs",
            "Take the value as a parameter of the constructor, and let the composition read it.",
            noClasses()
                .that(parts.hexagon().and(not(parts.composition())))
                .should(accessTargetWhere(AmbientAccess.SETTINGS))),
        new Rule(
            "core-without-threads",
            RuleSet.PURITY,
            "the core runs in the thread of its caller",
            "work that goes on after a use case answers is missing from its answer",
            "Do it in the calling thread, or behind a driven port.",
            noClasses()
                .that(parts.core())
                .should(new Either(accessTargetWhere(AmbientAccess.THREADS), be(locking())))));
  }

  private List<Rule> state() {
    return List.of(
        new Rule(
                "domain-closed",
                RuleSet.TASTE,
                "domain types are closed",
                "an invariant holds if no subclass can break it, and a switch if it knows all cases",
                "Make the type a record, an enum, final or sealed.",
                classes().that(parts.model().and(not(localClass()))).should(be(closed())))
            .about(Part.DOMAIN),
        new Rule(
            "no-setters",
            RuleSet.TASTE,
            "nothing has setters",
            "an object that is set is incomplete before and changed afterwards",
            "Take the value in the constructor, or return a changed copy.",
            classes().that(parts.hexagon()).should(Check.of("have no setters", Purity::setters))));
  }

  private List<Rule> manners() {
    return List.of(
        new Rule(
            "no-generic-exceptions",
            RuleSet.TASTE,
            "exceptions say what they mean",
            "callers cannot handle a generic exception",
            "Throw an exception whose type says what went wrong.",
            noClasses().that(parts.hexagon()).should(accessTargetWhere(makesGenericException()))),
        new Rule(
            "no-generic-throws",
            RuleSet.TASTE,
            "methods declare no generic exceptions",
            "callers cannot handle a generic exception",
            "Declare the exceptions that are thrown.",
            classes()
                .that(parts.hexagon())
                .should(Check.of("declare what is thrown", Purity::genericThrows))),
        new Rule(
            "no-standard-streams",
            RuleSet.PURITY,
            "nobody writes to the standard streams",
            "output belongs in the log, with its level and time",
            "Use a logger, or return the text.",
            noClasses().that(parts.hexagon()).should(ACCESS_STANDARD_STREAMS)),
        new Rule(
            "null-marked",
            RuleSet.TASTE,
            "every package is @NullMarked",
            "the compiler then checks for null",
            "Annotate the package with @NullMarked in its package-info.java.",
            classes()
                .that(parts.written())
                .should(Check.of("be in a marked package", Purity::unmarkedPackage))));
  }

  private static DescribedPredicate<JavaClass> locking() {
    return describe(
        "locking",
        type ->
            type.getMethods().stream()
                .anyMatch(method -> method.getModifiers().contains(JavaModifier.SYNCHRONIZED)));
  }

  private static DescribedPredicate<JavaClass> localClass() {
    return describe("local", type -> type.isAnonymousClass() || type.isLocalClass());
  }

  private static DescribedPredicate<JavaClass> closed() {
    return describe(
        "records, enums, final or sealed",
        type ->
            type.isRecord()
                || type.isAnnotation()
                || type.isEnum()
                || type.isSealed()
                || type.getModifiers().contains(JavaModifier.FINAL));
  }

  /** All but the adapters that may draw; if none is named, the core alone. */
  private DescribedPredicate<JavaClass> withoutChance() {
    return layout.randomnessAdapters().isEmpty()
        ? parts.core()
        : parts.hexagon().and(not(parts.adapters(layout.randomnessAdapters())));
  }

  /** Its own: one that a supertype demands is not the class's choice. */
  private static Stream<String> setters(JavaClass type) {
    return type.getMethods().stream()
        .filter(method -> method.getName().matches("set[A-Z].*"))
        .filter(method -> method.getRawParameterTypes().size() == 1)
        .filter(method -> !isInherited(type, method))
        .map(method -> "has " + method.getName());
  }

  private static boolean isInherited(JavaClass type, JavaMethod method) {
    String[] parameters =
        method.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
    return type.getAllClassesSelfIsAssignableTo().stream()
        .filter(supertype -> !supertype.equals(type))
        .anyMatch(supertype -> supertype.tryGetMethod(method.getName(), parameters).isPresent());
  }

  /** A subclass's constructor makes the exception that it is, not a generic one. */
  private static DescribedPredicate<JavaAccess<?>> makesGenericException() {
    return describe(
        "a generic exception is made",
        access ->
            GENERIC_EXCEPTIONS.contains(access.getTargetOwner().getName())
                && access.getTarget().getName().equals("<init>")
                && !(access.getOrigin().isConstructor()
                    && access.getOriginOwner().isAssignableTo(Throwable.class)));
  }

  private static Stream<String> genericThrows(JavaClass type) {
    return type.getCodeUnits().stream()
        .filter(unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC))
        .filter(unit ->
            unit.getExceptionTypes().stream()
                .anyMatch(thrown -> GENERIC_EXCEPTIONS.contains(thrown.getName())))
        .map(unit -> "declares a generic exception on " + unit.getName());
  }

  private static Stream<String> unmarkedPackage(JavaClass type) {
    return type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")
        ? Stream.of()
        : Stream.of("is in a package that is not @NullMarked");
  }
}
