package dev.hexauth.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysFalse;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.hexauth.architecture.HexagonalLayout.Part;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The parts of a layout as predicates on classes. A {@code package-info} and generated code are in
 * none of them.
 */
public final class Parts {

  private final HexagonalLayout layout;
  private final Map<Part, List<PackagePattern>> patterns = new EnumMap<>(Part.class);
  private final Map<Part, DescribedPredicate<JavaClass>> matching = new EnumMap<>(Part.class);
  private final DescribedPredicate<JavaClass> written;

  /** Of the project that {@code layout} describes. */
  public Parts(HexagonalLayout layout) {
    this.layout = layout;
    for (Part part : Part.values()) {
      patterns.put(part, PackagePattern.of(layout.basePackage(), layout.packagesOf(part)));
      matching.put(part, matching(part, patterns(part)));
    }
    this.written =
        own()
            .and(not(matching(Part.GENERATED)))
            .and(describe("written", type -> !type.getSimpleName().equals("package-info")))
            .and(not(describe("processed", this::isMadeByProcessor)));
  }

  /** Whether the project has {@code part}. */
  public boolean has(Part part) {
    return !layout.packagesOf(part).isEmpty();
  }

  /** The model, and the driven ports if they are in its packages. */
  public DescribedPredicate<JavaClass> domain() {
    return in(Part.DOMAIN).and(not(useCaseSide()));
  }

  /** The driven ports, with all that is in their packages. */
  public DescribedPredicate<JavaClass> ports() {
    return in(Part.OUTPUT_PORTS);
  }

  /** The domain without the ports. */
  public DescribedPredicate<JavaClass> model() {
    return domain().and(not(ports()));
  }

  /** Use cases, services, and the driven ports if they are not in the domain. */
  public DescribedPredicate<JavaClass> application() {
    return useCaseSide().or(ports()).and(not(domain()));
  }

  /** Use cases and services, with all that is in their packages. */
  public DescribedPredicate<JavaClass> useCaseSide() {
    return in(Part.INPUT_PORTS).or(in(Part.SERVICES)).and(not(ports()));
  }

  /** The domain and the application. */
  public DescribedPredicate<JavaClass> core() {
    return domain().or(application());
  }

  /** All adapters. */
  public DescribedPredicate<JavaClass> adapters() {
    return drivingAdapters().or(drivenAdapters());
  }

  /** The adapters called {@code name}. */
  public DescribedPredicate<JavaClass> adapter(String name) {
    return adapters(List.of(name));
  }

  /** The adapters called one of {@code names}. */
  public DescribedPredicate<JavaClass> adapters(Collection<String> names) {
    return adapters()
        .and(
            describe(
                String.join(" and ", names),
                type -> names.stream().anyMatch(name -> adapterOf(type).endsWith("." + name))));
  }

  /** The adapters that call use cases. */
  public DescribedPredicate<JavaClass> drivingAdapters() {
    return in(Part.DRIVING_ADAPTERS);
  }

  /** The adapters that implement driven ports. */
  public DescribedPredicate<JavaClass> drivenAdapters() {
    return in(Part.DRIVEN_ADAPTERS).and(not(drivingAdapters()));
  }

  /** What all parts may know. */
  public DescribedPredicate<JavaClass> sharedKernel() {
    return in(Part.SHARED_KERNEL);
  }

  /** What puts the parts together. */
  public DescribedPredicate<JavaClass> composition() {
    return in(Part.COMPOSITION);
  }

  /** All parts. */
  public DescribedPredicate<JavaClass> hexagon() {
    return core().or(adapters()).or(sharedKernel()).or(composition());
  }

  /** The project's classes: all in or below the base package. */
  DescribedPredicate<JavaClass> own() {
    return resideInAPackage(layout.basePackage() + "..");
  }

  /** All hand-written classes, inside the hexagon or beside it. */
  public DescribedPredicate<JavaClass> written() {
    return written;
  }

  /** What is no part of the hexagon. */
  public DescribedPredicate<JavaClass> beside() {
    return matching(Part.BESIDE);
  }

  /**
   * Annotations that only a compiler or an annotation processor reads. A class that is not on the
   * class path of the tests counts as one: such annotations often are not.
   */
  public DescribedPredicate<JavaClass> compileTimeAnnotations() {
    return libraries(layout.compileTime())
        .and(describe("are annotations", type -> type.isAnnotation() || !type.isFullyImported()));
  }

  /** The libraries that {@code part} may use beyond plain Java. */
  public DescribedPredicate<JavaClass> librariesOf(Part part) {
    return libraries(layout.uses().getOrDefault(part, List.of()));
  }

  /**
   * The package of the adapter that {@code member} is a part of.
   *
   * @throws IllegalArgumentException if it is a part of none
   */
  public String adapterOf(JavaClass member) {
    return Stream.of(Part.DRIVING_ADAPTERS, Part.DRIVEN_ADAPTERS)
        .flatMap(part -> patterns(part).stream())
        .map(pattern -> pattern.rootOf(member.getPackageName()))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(member.getName() + " is in no adapter"));
  }

  /** The driven ports themselves, without the types nested in them. */
  public DescribedPredicate<JavaClass> drivenPorts() {
    return ports().and(topLevel());
  }

  /** The use cases: the public interfaces in the packages of the input ports. */
  public DescribedPredicate<JavaClass> useCases() {
    return in(Part.INPUT_PORTS).and(topLevel()).and(isPublic()).and(interfaces());
  }

  /** Classes that are called services or implement a use case. */
  public DescribedPredicate<JavaClass> services() {
    DescribedPredicate<JavaClass> useCases = useCases();
    return in(Part.SERVICES)
        .and(topLevel())
        .and(not(interfaces()))
        .and(
            describe(
                "named so or implementing a use case",
                type ->
                    type.getSimpleName().endsWith("Service")
                        || type.getAllRawInterfaces().stream().anyMatch(useCases)));
  }

  /** Types that are not nested in others. */
  public static DescribedPredicate<JavaClass> topLevel() {
    return describe("are top-level", JavaClass::isTopLevelClass);
  }

  /** Public types. */
  public static DescribedPredicate<JavaClass> isPublic() {
    return describe("are public", type -> type.getModifiers().contains(JavaModifier.PUBLIC));
  }

  /** Interfaces, without annotations. */
  public static DescribedPredicate<JavaClass> interfaces() {
    return describe("are interfaces", type -> type.isInterface() && !type.isAnnotation());
  }

  List<PackagePattern> patterns(Part part) {
    return Objects.requireNonNull(patterns.get(part));
  }

  private DescribedPredicate<JavaClass> in(Part part) {
    return matching(part).and(written());
  }

  private DescribedPredicate<JavaClass> matching(Part part) {
    return Objects.requireNonNull(matching.get(part));
  }

  private static DescribedPredicate<JavaClass> matching(Part part, List<PackagePattern> patterns) {
    Map<String, Boolean> known = new ConcurrentHashMap<>();
    return describe(
        "in " + part,
        type ->
            known.computeIfAbsent(
                type.getPackageName(),
                name -> patterns.stream().anyMatch(pattern -> pattern.matches(name))));
  }

  private static DescribedPredicate<JavaClass> libraries(List<String> packages) {
    return packages.isEmpty() ? alwaysFalse() : resideInAnyPackage(packages.toArray(String[]::new));
  }

  /** As annotation processors call what they make: {@code XImpl} of {@code X}. */
  private boolean isMadeByProcessor(JavaClass type) {
    DescribedPredicate<JavaClass> annotations = libraries(layout.compileTime());
    return type.getSimpleName().endsWith("Impl")
        && Stream.concat(type.getRawInterfaces().stream(), type.getRawSuperclass().stream())
            .filter(parent -> type.getName().equals(parent.getName() + "Impl"))
            .flatMap(parent -> parent.getAnnotations().stream())
            .anyMatch(annotation -> annotations.test(annotation.getRawType()));
  }
}
