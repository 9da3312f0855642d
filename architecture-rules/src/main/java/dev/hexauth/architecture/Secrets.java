package dev.hexauth.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beRecords;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a secret is, and how it is kept. */
final class Secrets {

  private static final String WORDS =
      "pass(word|phrase|code|wd)?s?|pwd|secrets?|tokens?|jwts?|bearer|hash(es)?|t?otps?|pins?|cvv"
          + "|credentials?|pepper|(private|secret|signing|encryption|api|access|master)_?keys?"
          + "|(verification|recovery|reset|activation|security)_?codes?";

  /** A name that ends so, also in front of a word for its form. */
  private static final Pattern NAMED_LIKE_A_SECRET =
      Pattern.compile(
          "(.*_)?("
              + WORDS
              + ")(_(as|in|of))?(_(text|values?|characters|chars|bytes|strings?|raw|plain|clear|hex|base64|encoded|content))*");

  private static final Pattern SECRET =
      Pattern.compile(
          ".*(Password|Passphrase|Passcode|Hash|Secret|Token|Jwt|Otp|Pin|Pepper"
              + "|(Private|Secret|Signing|Api)Key|(Verification|Recovery|Reset)Code)");

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

  /** Whether {@code access} takes the content out of a secret, from outside of the secret. */
  static boolean opens(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    return !access.getOriginOwner().equals(owner)
        && access.getTarget() instanceof CodeUnitAccessTarget target
        && TEXT_OR_BYTES.contains(target.getRawReturnType().getName())
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
        .filter(name -> NAMED_LIKE_A_SECRET.matcher(inWords(name)).matches())
        .map(name -> "keeps a secret as text in " + name);
  }

  private static boolean holdsTextOrBytes(JavaField field) {
    return Values.partsOf(field.getType()).anyMatch(part -> TEXT_OR_BYTES.contains(part.getName()));
  }

  /** {@code newPassword} as {@code new_password}. */
  private static String inWords(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  private static Stream<JavaField> ownFields(JavaClass type) {
    return type.getFields().stream()
        .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC));
  }
}
