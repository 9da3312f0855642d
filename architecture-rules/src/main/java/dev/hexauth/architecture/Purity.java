package dev.hexauth.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beRecords;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What code must not do behind the reader's back. */
final class Purity {

  private static final Pattern SECRET =
      Pattern.compile(".*(Password|Hash|Secret|Token|PrivateKey)");

  private static final Set<String> TEXT_OR_BYTES =
      Set.of("java.lang.String", char[].class.getName(), byte[].class.getName());

  /** What the content of a wrapper is called when it is not alone. */
  private static final Set<String> CONTENT =
      Set.of("value", "text", "characters", "bytes", "encoded", "compact", "raw");

  private static final Pattern NAMED_LIKE_A_SECRET =
      Pattern.compile("(?i).*(password|hash|secret|token|private_?key)");

  private static final Set<String> UNMODIFIABLE_VIEWS =
      Set.of("java.util.List", "java.util.Set", "java.util.Map");

  private static final Set<String> COPYING = Set.of("copyOf", "of", "toList");

  private static final Set<String> MUTABLE =
      Set.of(
          "java.util.Date",
          "java.util.BitSet",
          "java.lang.StringBuilder",
          "java.lang.StringBuffer");

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
    return Stream.of(ambientAccess(), state(), secrets(), manners()).flatMap(List::stream).toList();
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
                .that(parts.hexagon().and(not(parts.bootstrap())))
                .should(accessTargetWhere(AmbientAccess.TIME))),
        new Rule(
            "chance-handed-in",
            RuleSet.PURITY,
            "chance is handed in",
            "few adapters answer for the quality of all random numbers, and a test can repeat them",
            "Ask a driven port for the random value.",
            noClasses()
                .that(parts.hexagon().and(not(parts.adapters(layout.randomnessAdapters()))))
                .should(accessTargetWhere(AmbientAccess.CHANCE))),
        new Rule(
            "settings-handed-in",
            RuleSet.PURITY,
            "settings are handed in",
            "bootstrap checks them all at the start, and a constructor shows which a class needs",
            "Take the value as a parameter of the constructor, and let bootstrap read it.",
            noClasses()
                .that(parts.hexagon().and(not(parts.bootstrap())))
                .should(accessTargetWhere(AmbientAccess.SETTINGS))),
        new Rule(
            "core-without-threads",
            RuleSet.PURITY,
            "the core runs in the thread of its caller",
            "what is still to come when a use case answers is not in its answer",
            "Do it in the calling thread, or behind a driven port.",
            noClasses().that(parts.core()).should(accessTargetWhere(AmbientAccess.THREADS))));
  }

  private List<Rule> state() {
    return List.of(
        new Rule(
            "core-fields-final",
            RuleSet.PURITY,
            "fields of the core are private and final",
            "a value that cannot change can be shared by all threads",
            "Make the field private and final; a change makes a new object.",
            classes()
                .that(parts.core())
                .should(Check.of("keep fields private and final", Purity::openFields))),
        new Rule(
            "core-immutable",
            RuleSet.PURITY,
            "the core keeps no arrays and no mutable collections",
            "a final field of those is not final at all",
            "Keep an unmodifiable copy, for instance List.copyOf(...).",
            classes()
                .that(parts.core())
                .should(Check.of("keep immutable values", Purity::mutableFields))),
        new Rule(
            "domain-closed",
            RuleSet.TASTE,
            "domain types are closed",
            "an invariant holds if no subclass can break it, and a switch if it knows all cases",
            "Make the type a record, an enum, final or sealed.",
            classes().that(parts.model().and(not(localClass()))).should(be(closed()))),
        new Rule(
            "no-setters",
            RuleSet.TASTE,
            "nothing has setters",
            "an object that is set is incomplete before and changed afterwards",
            "Take the value in the constructor, or return a changed copy.",
            classes().that(parts.hexagon()).should(Check.of("have no setters", Purity::setters))));
  }

  private List<Rule> secrets() {
    return List.of(
        new Rule(
            "secrets-no-records",
            RuleSet.PURITY,
            "secrets are not records",
            "a record prints its components into logs and failed assertions",
            "Make it a final class with a toString() that shows nothing of the secret.",
            noClasses().that(secret()).should(beRecords())),
        new Rule(
            "secrets-redacted",
            RuleSet.PURITY,
            "secrets redact themselves",
            "whoever logs one by mistake logs nothing",
            "Write a toString() that returns a constant.",
            classes()
                .that(secret().and(not(describe("records", JavaClass::isRecord))))
                .should(Check.of("redact themselves", Purity::talkative))),
        new Rule(
            "secrets-typed",
            RuleSet.PURITY,
            "no String is named like a secret",
            "a secret has a type that redacts it",
            "Give the secret a type of its own, whose toString() shows nothing of it.",
            classes()
                .that(parts.hexagon())
                .should(Check.of("type their secrets", Purity::bareSecrets))));
  }

  private List<Rule> manners() {
    return List.of(
        new Rule(
            "no-generic-exceptions",
            RuleSet.TASTE,
            "exceptions say what they mean",
            "nobody can handle a generic one",
            "Throw an exception whose type says what went wrong.",
            noClasses().that(parts.hexagon()).should(accessTargetWhere(makesGenericException()))),
        new Rule(
            "no-generic-throws",
            RuleSet.TASTE,
            "methods declare no generic exceptions",
            "nobody can handle a generic one",
            "Declare the exceptions that are thrown.",
            classes()
                .that(parts.hexagon())
                .should(Check.of("declare what is thrown", Purity::genericThrows))),
        new Rule(
            "no-standard-streams",
            RuleSet.PURITY,
            "nobody writes to the standard streams",
            "what is worth saying goes through the log, with its level and time",
            "Use a logger, or return the text.",
            noClasses().that(parts.hexagon()).should(ACCESS_STANDARD_STREAMS)),
        new Rule(
            "null-marked",
            RuleSet.TASTE,
            "every package is @NullMarked",
            "null is checked by the compiler where it is promised not to come",
            "Annotate the package with @NullMarked in its package-info.java.",
            classes()
                .that(parts.written())
                .should(Check.of("be in a marked package", Purity::unmarkedPackage))));
  }

  private static Stream<JavaField> ownFields(JavaClass type) {
    return type.getFields().stream()
        .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC));
  }

  private static boolean isStatic(JavaField field) {
    return field.getModifiers().contains(JavaModifier.STATIC);
  }

  private static Stream<String> openFields(JavaClass type) {
    return ownFields(type)
        .filter(field ->
            !field.getModifiers().contains(JavaModifier.FINAL)
                || !(isStatic(field) || field.getModifiers().contains(JavaModifier.PRIVATE)))
        .map(field -> "lets others reach or change " + field.getName());
  }

  private static Stream<String> mutableFields(JavaClass type) {
    return ownFields(type)
        .filter(field -> isMutable(field.getRawType()) || isUncopied(type, field.getRawType()))
        .map(field -> "keeps a mutable " + field.getRawType().getName() + " in " + field.getName());
  }

  private static boolean isMutable(JavaClass kind) {
    return kind.isArray()
        || MUTABLE.contains(kind.getName())
        || (isCollection(kind) && !UNMODIFIABLE_VIEWS.contains(kind.getName()));
  }

  private static boolean isUncopied(JavaClass holder, JavaClass kind) {
    return isCollection(kind)
        && holder.getAccessesFromSelf().stream()
            .filter(
                access -> access.getOrigin().isConstructor() || isInitializer(access.getOrigin()))
            .noneMatch(Purity::copies);
  }

  private static boolean copies(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    return COPYING.contains(access.getTarget().getName())
        && (isCollection(owner) || owner.isAssignableTo(Stream.class));
  }

  private static boolean isInitializer(JavaCodeUnit unit) {
    return unit.getName().equals("<clinit>");
  }

  private static boolean isCollection(JavaClass kind) {
    return kind.isAssignableTo(Collection.class) || kind.isAssignableTo(Map.class);
  }

  private static DescribedPredicate<JavaClass> localClass() {
    return describe("local", type -> type.isAnonymousClass() || type.isLocalClass());
  }

  private static DescribedPredicate<JavaClass> closed() {
    return describe(
        "records, enums, final or sealed",
        type ->
            type.isRecord()
                || type.isEnum()
                || type.isSealed()
                || type.getModifiers().contains(JavaModifier.FINAL));
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

  /** What is named like a secret and wraps one; settings and outcomes about secrets do not. */
  private DescribedPredicate<JavaClass> secret() {
    return parts
        .hexagon()
        .and(describe("secrets", type -> SECRET.matcher(type.getSimpleName()).matches()))
        .and(describe("with content", Purity::wrapsTextOrBytes));
  }

  private static boolean wrapsTextOrBytes(JavaClass type) {
    List<JavaField> fields = ownFields(type).filter(field -> !isStatic(field)).toList();
    return fields.stream()
        .filter(field -> TEXT_OR_BYTES.contains(field.getRawType().getName()))
        .anyMatch(field -> fields.size() == 1 || CONTENT.contains(field.getName()));
  }

  /** A constant text needs nothing of the secret. */
  private static Stream<String> talkative(JavaClass secret) {
    Optional<JavaMethod> own = secret.tryGetMethod("toString");
    if (own.isEmpty()) {
      return Stream.of("has no toString() of its own");
    }
    return own.get().getAccessesFromSelf().stream()
        .filter(access -> access.getTargetOwner().equals(secret))
        .map(access -> "uses " + access.getTarget().getName() + " in toString()");
  }

  private static Stream<String> bareSecrets(JavaClass type) {
    return ownFields(type)
        .filter(field -> !isStatic(field))
        .filter(field -> field.getRawType().isEquivalentTo(String.class))
        .map(JavaField::getName)
        .filter(name -> NAMED_LIKE_A_SECRET.matcher(name).matches())
        .map(name -> "keeps a secret in the String " + name);
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
