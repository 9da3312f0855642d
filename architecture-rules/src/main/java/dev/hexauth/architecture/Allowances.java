package dev.hexauth.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Only what is named may do what is dangerous, or uses a package of the JDK. */
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
    return Stream.concat(Arrays.stream(Act.values()).map(this::only), platform()).toList();
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

  private Stream<Rule> platform() {
    return Stream.of(
        new Rule(
            "jdk-listed",
            RuleSet.DEPENDENCIES,
            "each part uses the listed packages of the JDK only",
            "a new one brings files, networks or processes to where nobody expects them",
            "Do without the package, or list it for the part in the allow-list.",
            classes()
                .that(parts.hexagon().and(listed()))
                .should(Check.of("use what is listed", this::unlisted))));
  }

  private Stream<String> unlisted(JavaClass type) {
    Set<String> packages = platformOf(type).map(AllowList.Platform::packages).orElse(Set.of());
    return type.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .map(JavaClass::getBaseComponentType)
        .filter(used -> used.getName().matches("(java|javax|jdk|sun|com\\.sun)\\..*"))
        .map(JavaClass::getPackageName)
        .distinct()
        .filter(name -> !ALWAYS.matcher(name).matches() && !packages.contains(name))
        .map(name -> "uses " + name);
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
