package dev.hexauth.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.hexauth.architecture.HexagonalLayout.Part;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may change, and where that is said. */
final class State {

  /** The annotation's simple name, so that it may live in any package of the project. */
  private static final String MARK = "Mutable";

  private static final Set<String> COPYING =
      Set.of("copyOf", "of", "ofEntries", "toList", "toMap", "toSet");

  private static final Set<String> CHANGING =
      Set.of(
          "add",
          "addAll",
          "clear",
          "compute",
          "computeIfAbsent",
          "computeIfPresent",
          "merge",
          "put",
          "putAll",
          "putIfAbsent",
          "remove",
          "removeAll",
          "removeIf",
          "replace",
          "replaceAll",
          "retainAll",
          "set",
          "sort");

  private final HexagonalLayout layout;
  private final AllowList allowed;
  private final Parts parts;

  State(HexagonalLayout layout, AllowList allowed) {
    this.layout = layout;
    this.allowed = allowed;
    this.parts = new Parts(layout);
  }

  List<Rule> rules() {
    return List.of(
        new Rule(
            "core-fields-final",
            RuleSet.PURITY,
            "fields of the core are private and final",
            "a value that cannot change can be shared by all threads",
            "Make the field private and final; a change makes a new object.",
            classes()
                .that(parts.core())
                .should(Check.of("keep fields private and final", State::openFields))),
        new Rule(
            "core-immutable",
            RuleSet.PURITY,
            "the core keeps values and copies only",
            "a final field of anything else is not final at all",
            "Keep a value, or an unmodifiable copy, for instance List.copyOf(...).",
            classes().that(parts.core()).should(Check.of("keep values", this::unlistedFields))));
  }

  List<Rule> listed() {
    return List.of(
        new Rule(
            "statics-constant",
            RuleSet.PURITY,
            "no static field changes",
            "all threads, tests and assemblies of one process share it",
            "Make it a field of an object, or a constant of a type that cannot change.",
            classes()
                .that(parts.hexagon())
                .should(Check.of("keep constants in static fields", this::changingConstants))),
        new Rule(
            "changes-said",
            RuleSet.PURITY,
            "an adapter says which of its fields change",
            "a reader sees at the top of a class what threads share there",
            "Name the field in the annotation @Mutable of its class, or make it unchangeable.",
            classes()
                .that(parts.adapters().or(parts.composition()))
                .should(Check.of("name what changes in @" + MARK, this::unsaidChanges))),
        new Rule(
            "functions-named",
            RuleSet.PURITY,
            "only named fields keep a function",
            "nobody sees from its type what a function reaches, or what it remembers",
            "Keep the object whose method it is, or name the field in the allow-list and say why.",
            classes()
                .that(parts.hexagon())
                .should(Check.of("keep objects with names", this::keptFunctions))));
  }

  private Stream<String> keptFunctions(JavaClass type) {
    return ownFields(type)
        .filter(field -> Values.partsOf(field.getType()).anyMatch(State::isFunction))
        .filter(field -> !isFixed(field))
        .map(field -> "keeps a function in " + field.getName());
  }

  private static boolean isFunction(JavaClass type) {
    return type.getPackageName().equals("java.util.function")
        || type.getName().equals("java.lang.Runnable")
        || type.getName().equals("java.util.concurrent.Callable");
  }

  /** The fields of {@code type} that its annotation names. */
  static Set<String> namedBy(JavaClass type) {
    return type.getAnnotations().stream()
        .filter(annotation -> annotation.getRawType().getSimpleName().equals(MARK))
        .flatMap(State::valuesOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> valuesOf(JavaAnnotation<JavaClass> annotation) {
    Object names = annotation.get("value").orElse(new String[0]);
    return names instanceof Object[] several
        ? Stream.of(several).map(String::valueOf)
        : Stream.of(String.valueOf(names));
  }

  private Stream<String> changingConstants(JavaClass type) {
    return ownFields(type)
        .filter(State::isStatic)
        .filter(field -> !isFixed(field))
        .filter(field -> !isFinal(field) || !isConstant(field))
        .map(field -> "can change the static field " + field.getName());
  }

  private boolean isFixed(JavaField field) {
    return allowed.fixed().stream()
        .anyMatch(member -> member.name().equals(layout.relative(field.getFullName())));
  }

  private boolean isConstant(JavaField field) {
    return isUnchanging(field)
        && Values.partsOf(field.getType()).allMatch(part -> namedBy(part).isEmpty());
  }

  private static Stream<String> openFields(JavaClass type) {
    return ownFields(type)
        .filter(field -> !isFinal(field) || !(isStatic(field) || isPrivate(field)))
        .map(field -> "lets others reach or change " + field.getName());
  }

  private Stream<String> unlistedFields(JavaClass type) {
    return ownFields(type)
        .filter(State::isFinal)
        .filter(field -> !isStatic(field))
        .filter(field -> !isUnchanging(field))
        .map(field -> "keeps " + field.getType().getName() + " in " + field.getName());
  }

  private Stream<String> unsaidChanges(JavaClass type) {
    Set<String> said = namedBy(type);
    Set<String> changing =
        ownFields(type)
            .filter(field -> !isStatic(field))
            .filter(field -> !isFinal(field) || isChanging(field))
            .map(JavaField::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    return Stream.concat(
        changing.stream()
            .filter(name -> !said.contains(name))
            .map(name -> "does not say that " + name + " changes"),
        said.stream()
            .filter(name -> !changing.contains(name))
            .map(name -> "says that " + name + " changes, which does not"));
  }

  /** A collection that was handed in, and that no method here changes, is its owner's. */
  private boolean isChanging(JavaField field) {
    return Values.includeCopiesOf(field.getRawType())
        ? Values.partsOf(field.getType()).anyMatch(part -> !isListed(part)) || isChangedIn(field)
        : !isUnchanging(field);
  }

  private static boolean isChangedIn(JavaField field) {
    return field.getOwner().getAccessesFromSelf().stream()
        .anyMatch(access ->
            changes(access, field.getRawType())
                || (initialises(access, false) && makesChangeable(access, field.getRawType())));
  }

  /** A static method has no field to change, but may fill a collection that it makes. */
  private static boolean changes(JavaAccess<?> access, JavaClass kind) {
    return CHANGING.contains(access.getTarget().getName())
        && access.getTargetOwner().equals(kind)
        && !access.getOrigin().getModifiers().contains(JavaModifier.STATIC);
  }

  /** Whether what a final field refers to never changes, as far as its type says. */
  private boolean isUnchanging(JavaField field) {
    return Values.partsOf(field.getType()).allMatch(this::isListed)
        && (!Values.includeCopiesOf(field.getRawType()) || isCopied(field));
  }

  private boolean isListed(JavaClass part) {
    return isOwn(part)
        || Values.include(part)
        || Values.includeCopiesOf(part)
        || parts.librariesOf(Part.DOMAIN).test(part)
        || parts.librariesOf(Part.SERVICES).test(part)
        || allowed.libraries().stream().anyMatch(listed -> AllowList.covers(listed, part));
  }

  /** Its fields are judged where they are. */
  private boolean isOwn(JavaClass part) {
    return !part.isArray() && parts.own().test(part);
  }

  /**
   * Whether the initialiser copies at least as often as it has collections to keep, and makes none
   * that can change.
   */
  private static boolean isCopied(JavaField field) {
    JavaClass holder = field.getOwner();
    boolean ofClass = isStatic(field);
    List<JavaAccess<?>> accesses =
        holder.getAccessesFromSelf().stream()
            .filter(access -> initialises(access, ofClass))
            .collect(Collectors.toList());
    long kept =
        ownFields(holder)
            .filter(other -> isStatic(other) == ofClass && isFinal(other))
            .filter(other -> Values.includeCopiesOf(other.getRawType()))
            .count();
    return accesses.stream().filter(State::copies).count() >= kept
        && accesses.stream().noneMatch(access -> makesChangeable(access, field.getRawType()));
  }

  private static boolean initialises(JavaAccess<?> access, boolean ofClass) {
    return ofClass
        ? access.getOrigin().getName().equals("<clinit>")
        : access.getOrigin().isConstructor();
  }

  private static boolean copies(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String name = access.getTarget().getName();
    return (COPYING.contains(name) || name.startsWith("toUnmodifiable"))
        && (isCollection(owner) || owner.getPackageName().equals("java.util.stream"));
  }

  private static boolean makesChangeable(JavaAccess<?> access, JavaClass kind) {
    return access.getTarget().getName().equals("<init>")
        && access.getTargetOwner().isAssignableTo(kind.getName());
  }

  private static boolean isCollection(JavaClass kind) {
    return kind.isAssignableTo(Collection.class) || kind.isAssignableTo(Map.class);
  }

  private static Stream<JavaField> ownFields(JavaClass type) {
    return type.getFields().stream()
        .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC));
  }

  private static boolean isStatic(JavaField field) {
    return field.getModifiers().contains(JavaModifier.STATIC);
  }

  private static boolean isFinal(JavaField field) {
    return field.getModifiers().contains(JavaModifier.FINAL);
  }

  private static boolean isPrivate(JavaField field) {
    return field.getModifiers().contains(JavaModifier.PRIVATE);
  }
}
