package dev.hexauth.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beRecords;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.ConstructorCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a secret is, and how it is kept. */
final class Secrets {

  private static final Pattern SECRET =
      Pattern.compile(
          ".*(Password|Passphrase|Passcode|Hash|Secret|Token|Jwt|Otp|Pin|Pepper"
              + "|(Private|Secret|Signing|Api|Service)Key|(Verification|Recovery|Reset|Email)Code)");

  private static final Set<String> TEXT_OR_BYTES =
      Set.of(
          "java.lang.CharSequence",
          "java.lang.String",
          "java.lang.StringBuffer",
          "java.lang.StringBuilder",
          "java.nio.ByteBuffer",
          "java.nio.CharBuffer",
          byte[].class.getName(),
          char[].class.getName());

  /** What the content of a wrapper is called when it is not alone. */
  private static final Set<String> CONTENT =
      Set.of("value", "text", "characters", "bytes", "encoded", "compact", "raw");

  private static final Pattern LOGGERS =
      Pattern.compile(
          "org\\.slf4j\\..*|java\\.util\\.logging\\..*|java\\.lang\\.System\\$Logger"
              + "|org\\.apache\\.(commons\\.logging|logging\\.log4j)\\..*|.*\\.MeterRegistry");

  private final Parts parts;

  Secrets(HexagonalLayout layout) {
    this.parts = new Parts(layout);
  }

  List<Rule> rules() {
    return List.of(
        new Rule(
            "secrets-no-records",
            RuleSet.PURITY,
            "secrets are not records",
            "a record prints its components into logs and failed assertions",
            "Make it a final class with a toString() that shows nothing of the secret.",
            noClasses().that(secret()).should(beRecords()).allowEmptyShould(true)),
        new Rule(
            "secrets-redacted",
            RuleSet.PURITY,
            "secrets redact themselves",
            "a secret that is logged by mistake shows nothing",
            "Write a toString() that returns a constant.",
            classes()
                .that(secret().and(not(describe("records", JavaClass::isRecord))))
                .should(Check.of("redact themselves", Secrets::talkative))
                .allowEmptyShould(true)),
        new Rule(
            "secrets-typed",
            RuleSet.PURITY,
            "no text is named like a secret",
            "a secret has a type that redacts it",
            "Give the secret a type of its own, whose toString() shows nothing of it.",
            classes()
                .that(parts.hexagon())
                .should(Check.of("type their secrets", Secrets::bareSecrets))));
  }

  List<Rule> listed() {
    return List.of(
        new Rule(
            "opened-secrets-silent",
            RuleSet.PURITY,
            "what opens a secret neither logs nor throws a text",
            "logs and messages of exceptions are read by many, and kept",
            "Log and throw in another method, which does not have the secret.",
            classes()
                .that(parts.hexagon())
                .should(Check.of("keep silent about secrets", Secrets::talk))));
  }

  private static Stream<String> talk(JavaClass type) {
    return type.getCodeUnits().stream()
        .filter(Secrets::opensIn)
        .flatMap(unit -> unit.getAccessesFromSelf().stream())
        .filter(access -> logs(access) || makesExceptionWithText(access))
        .map(access ->
            "calls " + access.getTarget().getFullName() + " in " + access.getOrigin().getName());
  }

  private static boolean logs(JavaAccess<?> access) {
    return LOGGERS.matcher(access.getTargetOwner().getName()).matches();
  }

  private static boolean makesExceptionWithText(JavaAccess<?> access) {
    return access.getTargetOwner().isAssignableTo(Throwable.class)
        && access.getTarget() instanceof ConstructorCallTarget target
        && target.getRawParameterTypes().stream()
            .anyMatch(parameter -> TEXT_OR_BYTES.contains(parameter.getName()));
  }

  /**
   * Whether {@code access} takes the content out of a secret, from outside of the secret: itself,
   * or through methods that return what they take out.
   */
  static boolean opens(JavaAccess<?> access) {
    return takesOut(access) || passesOn(access, Set.of());
  }

  /** Whether {@code unit} has the content of a secret in its hands. */
  static boolean opensIn(JavaCodeUnit unit) {
    return unit.getAccessesFromSelf().stream().anyMatch(Secrets::opens);
  }

  private static boolean passesOn(JavaAccess<?> access, Set<String> seen) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        && returnsTextOrBytes(target)
        && !target.getOwner().getPackageName().startsWith("java.")
        && !seen.contains(target.getFullName())
        && target
            .resolveMember()
            .filter(method ->
                method.getAccessesFromSelf().stream()
                    .anyMatch(inner ->
                        takesOut(inner) || passesOn(inner, with(seen, target.getFullName()))))
            .isPresent();
  }

  private static boolean returnsTextOrBytes(CodeUnitAccessTarget target) {
    return TEXT_OR_BYTES.contains(target.getRawReturnType().getName());
  }

  private static Set<String> with(Set<String> some, String more) {
    Set<String> all = new HashSet<>(some);
    all.add(more);
    return all;
  }

  private static boolean takesOut(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    return !access.getOriginOwner().equals(owner)
        && access.getTarget() instanceof CodeUnitAccessTarget target
        && returnsTextOrBytes(target)
        && !target.getName().equals("toString")
        && SECRET.matcher(owner.getSimpleName()).matches()
        && wrapsTextOrBytes(owner);
  }

  /** What is named like a secret and wraps one; settings and outcomes about secrets do not. */
  private DescribedPredicate<JavaClass> secret() {
    return parts
        .hexagon()
        .and(describe("secrets", type -> SECRET.matcher(type.getSimpleName()).matches()))
        .and(describe("with content", Secrets::wrapsTextOrBytes));
  }

  private static boolean wrapsTextOrBytes(JavaClass type) {
    List<JavaField> fields = ownFields(type).toList();
    return fields.stream()
        .filter(Secrets::holdsTextOrBytes)
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
        .filter(Secrets::holdsTextOrBytes)
        .map(JavaField::getName)
        .filter(SecretNames::include)
        .map(name -> "keeps a secret as text in " + name);
  }

  private static boolean holdsTextOrBytes(JavaField field) {
    return Values.partsOf(field.getType()).anyMatch(part -> TEXT_OR_BYTES.contains(part.getName()));
  }

  private static Stream<JavaField> ownFields(JavaClass type) {
    return type.getFields().stream()
        .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC));
  }
}
