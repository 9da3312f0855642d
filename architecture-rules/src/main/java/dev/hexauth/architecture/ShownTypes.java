package dev.hexauth.architecture;

import static java.util.stream.Collectors.groupingBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Each public type is the one configuration of its adapter, or is named by it: in a signature that
 * is not private, in its imports, in a public signature of a type that is so named, or as one of
 * its subtypes or interfaces. Exceptions need not be named, for the unchecked ones are in no
 * signature. A package below the adapter's may show configurations, and types that only the same
 * adapter uses.
 */
final class ShownTypes extends ArchCondition<JavaClass> {

  private static final String IMPORT = "org.springframework.context.annotation.Import";

  private final Parts parts;
  private final Map<String, Set<JavaClass>> shownBy = new HashMap<>();

  ShownTypes(Parts parts) {
    super("be the one configuration of its adapter, or named in its signatures");
    this.parts = parts;
  }

  @Override
  public void init(Collection<JavaClass> publicTypes) {
    shownBy.clear();
    publicTypes.stream()
        .collect(groupingBy(parts::adapterOf))
        .forEach((adapter, types) -> shownBy.put(adapter, shown(types)));
  }

  private Set<JavaClass> shown(List<JavaClass> publicTypes) {
    List<JavaClass> configurations =
        publicTypes.stream()
            .filter(ShownTypes::isConfiguration)
            .filter(type -> !isInner(type))
            .toList();
    Set<JavaClass> shown = new HashSet<>();
    if (configurations.size() == 1) {
      Deque<JavaClass> open = new ArrayDeque<>(configurations);
      while (!open.isEmpty()) {
        JavaClass type = open.pop();
        if (shown.add(type)) {
          named(type).forEach(open::add);
        }
      }
    }
    return shown;
  }

  private Stream<JavaClass> named(JavaClass type) {
    Stream<JavaClass> signatures =
        Stream.concat(Stream.of(type), nested(type))
            .flatMap(part -> part.getCodeUnits().stream())
            .filter(unit -> isShown(unit, type))
            .flatMap(ShownTypes::types)
            .flatMap(named -> named.getAllInvolvedRawTypes().stream());
    return Stream.of(
            signatures,
            Stream.concat(Stream.of(type), nested(type)).flatMap(ShownTypes::imported),
            type.getSubclasses().stream(),
            type.getRawInterfaces().stream())
        .flatMap(types -> types)
        .filter(named -> isNeighbour(type, named));
  }

  private static Stream<JavaClass> imported(JavaClass type) {
    return type.tryGetAnnotationOfType(IMPORT).stream()
        .flatMap(imports -> imports.get("value").stream())
        .map(JavaClass[].class::cast)
        .flatMap(Arrays::stream);
  }

  private static Stream<JavaClass> nested(JavaClass type) {
    return type.getPackage().getClasses().stream()
        .filter(part -> part.getName().startsWith(type.getName() + "$"));
  }

  private static Stream<JavaType> types(JavaCodeUnit unit) {
    return Stream.of(
            Stream.of(unit.getReturnType()),
            unit.getParameterTypes().stream(),
            unit.getThrowsClause().stream().map(thrown -> (JavaType) thrown.getRawType()))
        .flatMap(types -> types);
  }

  private static boolean isShown(JavaCodeUnit unit, JavaClass type) {
    boolean shownWhole = isConfiguration(type) || !Parts.isPublic().test(type);
    return shownWhole
        ? !unit.getModifiers().contains(JavaModifier.PRIVATE)
        : unit.getModifiers().contains(JavaModifier.PUBLIC);
  }

  private static boolean isConfiguration(JavaClass type) {
    return type.getSimpleName().endsWith("Configuration");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    if (!isNamed(type) && !type.isAssignableTo(Throwable.class) && !isInnerMatter(type)) {
      events.add(
          SimpleConditionEvent.violated(
              type,
              type.getName()
                  + " is public, and neither its adapter's one configuration nor named in one of"
                  + " its signatures"));
    }
  }

  private boolean isNamed(JavaClass type) {
    return shownBy.getOrDefault(parts.adapterOf(type), Set.of()).contains(type);
  }

  private boolean isInnerMatter(JavaClass type) {
    return isInner(type) && (isConfiguration(type) || isUsedInsideOnly(type));
  }

  private boolean isUsedInsideOnly(JavaClass type) {
    return type.getDirectDependenciesToSelf().stream()
        .allMatch(use -> isNeighbour(type, use.getOriginClass()));
  }

  private boolean isNeighbour(JavaClass type, JavaClass other) {
    return parts.adapters().test(other) && parts.adapterOf(other).equals(parts.adapterOf(type));
  }

  /** Whether {@code type} is in a package below that of its adapter. */
  private boolean isInner(JavaClass type) {
    return !type.getPackageName().equals(parts.adapterOf(type));
  }
}
