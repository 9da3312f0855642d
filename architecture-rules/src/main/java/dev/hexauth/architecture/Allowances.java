package dev.hexauth.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Only what is named may do what is dangerous, be an annotation, or be used of the JDK. */
final class Allowances {

  private static final Pattern ALWAYS =
      Pattern.compile("java\\.(lang|math|time(\\..*)?|util(\\.(function|regex|stream))?)");

  private final HexagonalLayout layout;
  private final AllowList allowed;
  private final Parts parts;

  Allowances(HexagonalLayout layout, AllowList allowed) {
    this.layout = layout;
    this.allowed = allowed;
    this.parts = new Parts(layout);
  }

  List<Rule> rules() {
    return Stream.concat(
            Arrays.stream(Act.values()).map(this::only), Stream.of(platform(), annotations()))
        .toList();
  }

  private Rule only(Act act) {
    Set<String> named = allowed.named(act);
    return new Rule(
        act.id(),
        RuleSet.PURITY,
        act.sentence(),
        act.reason(),
        "Do without, or name the class in the allow-list and say why.",
        classes()
            .that(parts.hexagon())
            .should(
                Check.of(
                    "be named",
                    type -> named.contains(topLevelName(type)) ? Stream.of() : act.uses(type))));
  }

  private Rule platform() {
    return new Rule(
        "jdk-listed",
        RuleSet.DEPENDENCIES,
        "each part uses the listed packages of the JDK only",
        "a new one brings files, networks or processes to where nobody expects them",
        "Do without the package or class, or list it for the part in the allow-list.",
        classes()
            .that(parts.hexagon().and(listed()))
            .should(Check.of("use what is listed", this::unlisted)));
  }

  private Stream<String> unlisted(JavaClass type) {
    Set<String> names = platformOf(type).map(AllowList.Platform::names).orElse(Set.of());
    return type.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .map(JavaClass::getBaseComponentType)
        .filter(used -> used.getName().matches("(java|javax|jdk|sun|com\\.sun)\\..*"))
        .map(used -> unlisted(used, names))
        .flatMap(Optional::stream)
        .distinct()
        .map(name -> "uses " + name);
  }

  /** The name of {@code used}, or of its package, if {@code names} do not allow it. */
  private static Optional<String> unlisted(JavaClass used, Set<String> names) {
    String home = used.getPackageName();
    if (names.stream().anyMatch(name -> isClassIn(home, name))) {
      String name = outermost(used).getName();
      return names.contains(name) ? Optional.empty() : Optional.of(name);
    }
    return names.contains(home) || ALWAYS.matcher(home).matches()
        ? Optional.empty()
        : Optional.of(home);
  }

  private static boolean isClassIn(String home, String name) {
    return name.startsWith(home + ".") && Character.isUpperCase(name.charAt(home.length() + 1));
  }

  private Rule annotations() {
    return new Rule(
        "annotations-listed",
        RuleSet.PURITY,
        "only listed annotations are used",
        "an annotation makes a framework call, time or wrap code that does not say so",
        "Write what it does as code, or list the annotation in the allow-list.",
        classes()
            .that(parts.hexagon())
            .should(Check.of("bear listed annotations", this::unlistedAnnotations)));
  }

  private Stream<String> unlistedAnnotations(JavaClass type) {
    return Stream.of(
            kindsOf(type.getAnnotations()),
            type.getMembers().stream().flatMap(member -> kindsOf(member.getAnnotations())),
            type.getCodeUnits().stream()
                .flatMap(unit -> unit.getParameters().stream())
                .flatMap(parameter -> kindsOf(parameter.getAnnotations())))
        .flatMap(kinds -> kinds)
        .filter(annotation -> !isListedAnnotation(annotation))
        .map(JavaClass::getName)
        .distinct()
        .map(name -> "bears @" + name);
  }

  private static Stream<JavaClass> kindsOf(Collection<? extends JavaAnnotation<?>> annotations) {
    return annotations.stream().map(JavaAnnotation::getRawType);
  }

  private boolean isListedAnnotation(JavaClass annotation) {
    return parts.own().test(annotation)
        || annotation.getPackageName().equals("java.lang")
        || annotation.getPackageName().equals("java.lang.annotation")
        || allowed.annotations().stream().anyMatch(listed -> AllowList.covers(listed, annotation));
  }

  private DescribedPredicate<JavaClass> listed() {
    return describe("in a listed part", type -> platformOf(type).isPresent());
  }

  /** The innermost part that the list knows. */
  private Optional<AllowList.Platform> platformOf(JavaClass type) {
    String place = layout.relative(type.getPackageName()) + ".";
    return allowed.platform().stream()
        .filter(platform -> place.startsWith(platform.part() + "."))
        .max(Comparator.comparingInt(platform -> platform.part().length()));
  }

  private String topLevelName(JavaClass type) {
    return layout.relative(outermost(type).getName());
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(Allowances::outermost).orElse(type);
  }
}
