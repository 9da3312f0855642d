package dev.hexauth.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import dev.hexauth.architecture.HexagonalLayout.Part;
import java.util.List;
import java.util.stream.Stream;

/** In which types a driven port speaks. */
final class PortLanguage {

  private final HexagonalLayout layout;
  private final AllowList allowed;
  private final Parts parts;

  PortLanguage(HexagonalLayout layout, AllowList allowed) {
    this.layout = layout;
    this.allowed = allowed;
    this.parts = new Parts(layout);
  }

  List<Rule> rules() {
    return List.of(
        new Rule(
                "ports-speak-domain",
                RuleSet.SHAPE,
                "a port speaks of the domain and of values",
                "an adapter's author learns from the types what to store and to answer",
                "Take and return types of the domain, values, and lists, sets or Optionals of those.",
                classes()
                    .that(parts.drivenPorts().and(Parts.interfaces()))
                    .should(Check.of("take and return listed types", this::foreignWords)))
            .about(Part.OUTPUT_PORTS));
  }

  List<Rule> listed() {
    return List.of(
        new Rule(
                "ports-without-bodies",
                RuleSet.SHAPE,
                "only named methods of ports have a body",
                "an adapter that forgets the method would still compile",
                "Leave the method to the adapters, or name it in the allow-list.",
                classes()
                    .that(parts.drivenPorts().and(Parts.interfaces()))
                    .should(Check.of("leave methods to adapters", this::bodies)))
            .about(Part.OUTPUT_PORTS),
        new Rule(
                "ports-alone",
                RuleSet.SHAPE,
                "a package of driven ports holds ports only",
                "what a port takes and returns is the domain's, or is nested in the port",
                "Nest the type in the port, or move it into the model.",
                classes().that(parts.drivenPorts()).should(be(Parts.interfaces())))
            .about(Part.OUTPUT_PORTS));
  }

  private Stream<String> foreignWords(JavaClass port) {
    return port.getMethods().stream()
        .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
        .flatMap(method ->
            Stream.concat(
                method.getTypeParameters().stream()
                    .map(variable -> method.getName() + " is generic over " + variable.getName()),
                Stream.concat(
                        Stream.of(method.getReturnType()), method.getParameterTypes().stream())
                    .filter(type -> !isSpoken(type))
                    .map(type -> method.getName() + " speaks of " + type.getName())))
        .map(finding -> "is not in the language of the domain: " + finding);
  }

  private boolean isSpoken(JavaType type) {
    if (type instanceof JavaParameterizedType parameterized) {
      return isWord(parameterized.toErasure())
          && parameterized.getActualTypeArguments().stream().allMatch(this::isSpoken);
    }
    return type instanceof JavaClass word && word.getTypeParameters().isEmpty() && isWord(word);
  }

  private boolean isWord(JavaClass word) {
    return parts.domain().or(parts.ports()).or(parts.sharedKernel()).test(word)
        || parts.librariesOf(Part.DOMAIN).test(word)
        || Values.include(word)
        || Values.includeCopiesOf(word)
        || word.getName().equals("java.util.stream.Stream");
  }

  private Stream<String> bodies(JavaClass port) {
    return port.getMethods().stream()
        .filter(method -> !method.getModifiers().contains(JavaModifier.ABSTRACT))
        .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
        .map(JavaMethod::getName)
        .distinct()
        .filter(name -> !isNamed(port, name))
        .map(name -> "has a body for " + name);
  }

  private boolean isNamed(JavaClass port, String method) {
    String name = layout.relative(port.getName()) + "." + method;
    return allowed.defaults().stream().anyMatch(member -> member.name().equals(name));
  }
}
