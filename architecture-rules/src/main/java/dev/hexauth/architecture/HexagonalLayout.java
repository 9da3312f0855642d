package dev.hexauth.architecture;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the parts of a project are. Each part is a list of patterns of packages relative to the
 * base package. A pattern stands for a package and everything below it:
 *
 * <ul>
 *   <li>{@code domain}: that package of the base package
 *   <li>{@code *.domain}: a package {@code domain} in each package of the base package
 *   <li>{@code ..domain}: every package {@code domain}, at any depth
 *   <li>{@code adapter.out.*}: each package in {@code adapter.out}; of adapters, each is an adapter
 *       of its own
 *   <li>{@code .}: the base package alone, without what is below it
 * </ul>
 *
 * <p>Where patterns of two parts overlap, ports and services come before the domain, and driving
 * adapters before driven ones. The name of an adapter is the last part of its package. A part
 * without patterns does not exist, and there are no rules about it.
 *
 * @param basePackage the root of all packages, for instance {@code com.example.shop}
 * @param patterns the packages of each part
 * @param technologies what belongs to certain adapters only
 * @param randomnessAdapters the names of the adapters that may draw random numbers; if there are
 *     none, any adapter may
 * @param uses packages of libraries that a part may use beyond plain Java, as ArchUnit writes them
 * @param compileTime packages of annotations that any part may carry, since only the compiler or an
 *     annotation processor reads them
 */
public record HexagonalLayout(
    String basePackage,
    Map<Part, List<String>> patterns,
    List<Technology> technologies,
    Set<String> randomnessAdapters,
    Map<Part, List<String>> uses,
    List<String> compileTime) {

  /** The rules judge the target of a call by its name, so its class need not be read. */
  private static final String TARGETS_READ =
      "import.dependencyResolutionProcess.maxIterationsForAccessesToTypes";

  /** A part of a project. */
  public enum Part {
    /** The model. */
    DOMAIN,
    /** The use cases, as interfaces. */
    INPUT_PORTS,
    /** What the application needs from outside, as interfaces. */
    OUTPUT_PORTS,
    /** The implementations of the use cases. */
    SERVICES,
    /** Adapters that call use cases. */
    DRIVING_ADAPTERS,
    /** Adapters that implement output ports. */
    DRIVEN_ADAPTERS,
    /** What all parts may know. */
    SHARED_KERNEL,
    /** What makes the objects and puts them together. */
    COMPOSITION,
    /** Code that is no part of the hexagon, for instance tools. */
    BESIDE,
    /** Code that nobody writes by hand and no rule judges. */
    GENERATED;

    /** As a reader writes it: {@code driving adapters}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * Something that some adapters know and all other code does not.
   *
   * @param name what a reader calls it, for instance {@code SQL}
   * @param adapters the names of the adapters
   * @param packages its packages, as ArchUnit writes them, for instance {@code java.sql..}
   */
  public record Technology(String name, List<String> adapters, List<String> packages) {

    /** Keeps copies. */
    public Technology {
      adapters = List.copyOf(adapters);
      packages = List.copyOf(packages);
    }
  }

  /** Keeps copies. */
  public HexagonalLayout {
    patterns = Map.copyOf(patterns);
    technologies = List.copyOf(technologies);
    randomnessAdapters = Set.copyOf(randomnessAdapters);
    uses = Map.copyOf(uses);
    compileTime = List.copyOf(compileTime);
  }

  /** A package or a full name as lists write it: without the base package, if it is below that. */
  String relative(String name) {
    return name.startsWith(basePackage + ".") ? name.substring(basePackage.length() + 1) : name;
  }

  /** Parts are yet to be named; no rule has anything to judge. */
  public static HexagonalLayout empty(String basePackage) {
    return new HexagonalLayout(basePackage, Map.of(), List.of(), Set.of(), Map.of(), List.of());
  }

  /**
   * Driven ports in the domain, and use cases beside their services: {@code domain}, {@code
   * domain.port}, {@code application}, {@code adapter.*} of which {@code adapter.web} drives, and
   * {@code bootstrap}.
   */
  public static HexagonalLayout of(String basePackage) {
    return empty(basePackage)
        .domain("domain")
        .outputPorts("domain.port")
        .application("application")
        .drivingAdapters("adapter.web")
        .drivenAdapters("adapter.*")
        .composition("bootstrap");
  }

  /**
   * All ports in the application, at any depth: {@code domain}, {@code application.port.in}, {@code
   * application.port.out}, {@code application.service}, {@code adapter.in.*} and {@code
   * adapter.out.*}.
   */
  public static HexagonalLayout portsInApplication(String basePackage) {
    return empty(basePackage)
        .domain("..domain")
        .inputPorts("..application.port.in")
        .outputPorts("..application.port.out")
        .services("..application.service")
        .drivingAdapters("..adapter.in.*")
        .drivenAdapters("..adapter.out.*");
  }

  /** With the model in these packages, and in no others. */
  public HexagonalLayout domain(String... packages) {
    return with(Part.DOMAIN, packages);
  }

  /** With the use cases in these packages, and in no others. */
  public HexagonalLayout inputPorts(String... packages) {
    return with(Part.INPUT_PORTS, packages);
  }

  /** With the driven ports in these packages, and in no others. */
  public HexagonalLayout outputPorts(String... packages) {
    return with(Part.OUTPUT_PORTS, packages);
  }

  /** With the services in these packages, and in no others. */
  public HexagonalLayout services(String... packages) {
    return with(Part.SERVICES, packages);
  }

  /** With use cases and services side by side in these packages, and in no others. */
  public HexagonalLayout application(String... packages) {
    return inputPorts(packages).services(packages);
  }

  /** With the adapters that call use cases in these packages, and in no others. */
  public HexagonalLayout drivingAdapters(String... packages) {
    return with(Part.DRIVING_ADAPTERS, packages);
  }

  /** With the adapters that implement driven ports in these packages, and in no others. */
  public HexagonalLayout drivenAdapters(String... packages) {
    return with(Part.DRIVEN_ADAPTERS, packages);
  }

  /** With packages that all parts may know, and that know no part. */
  public HexagonalLayout sharedKernel(String... packages) {
    return with(Part.SHARED_KERNEL, packages);
  }

  /** With the composition in these packages, and in no others. */
  public HexagonalLayout composition(String... packages) {
    return with(Part.COMPOSITION, packages);
  }

  /** With packages that are no part of the hexagon. */
  public HexagonalLayout beside(String... packages) {
    return with(Part.BESIDE, packages);
  }

  /** With packages that no rule judges. */
  public HexagonalLayout generating(String... packages) {
    return with(Part.GENERATED, packages);
  }

  /** With adapters of these names, and no others, that may draw random numbers. */
  public HexagonalLayout randomIn(String... adapters) {
    return new HexagonalLayout(
        basePackage, patterns, technologies, Set.of(adapters), uses, compileTime);
  }

  /** With one technology more, which only {@code adapter} knows. */
  public HexagonalLayout owning(String adapter, String technology, String... itsPackages) {
    return owning(List.of(adapter), technology, itsPackages);
  }

  /** With one technology more, which only {@code adapters} know. */
  public HexagonalLayout owning(
      Collection<String> adapters, String technology, String... itsPackages) {
    Technology more = new Technology(technology, List.copyOf(adapters), List.of(itsPackages));
    return new HexagonalLayout(
        basePackage,
        patterns,
        Stream.concat(technologies.stream(), Stream.of(more)).toList(),
        randomnessAdapters,
        uses,
        compileTime);
  }

  /** With libraries that the domain may use, for instance {@code org.javamoney..}. */
  public HexagonalLayout domainUsing(String... libraries) {
    return using(Part.DOMAIN, libraries);
  }

  /**
   * With libraries that ports and services may use, for instance {@code jakarta.transaction..}; the
   * domain may not.
   */
  public HexagonalLayout applicationUsing(String... libraries) {
    return using(Part.SERVICES, libraries);
  }

  /**
   * With annotations that any part may carry, since only the compiler or an annotation processor
   * reads them, for instance {@code lombok..} and {@code org.mapstruct..}. A class {@code XImpl} of
   * a type {@code X} that carries one is taken for generated.
   */
  public HexagonalLayout compileTime(String... packages) {
    return new HexagonalLayout(
        basePackage, patterns, technologies, randomnessAdapters, uses, List.of(packages));
  }

  /** The patterns of {@code part}; empty if the project has no such part. */
  public List<String> packagesOf(Part part) {
    return patterns.getOrDefault(part, List.of());
  }

  /**
   * The production classes of the project, as far as they are on the class path. Classes in {@code
   * target/test-classes} and the like are left out.
   */
  public JavaClasses classes() {
    return ArchConfiguration.withThreadLocalScope(configuration -> {
      configuration.setProperty(TARGETS_READ, "0");
      return new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages(basePackage);
    });
  }

  /** The names of adapters that own a technology or may draw random numbers. */
  Set<String> adapterNames() {
    return Stream.concat(
            randomnessAdapters.stream(),
            technologies.stream().flatMap(technology -> technology.adapters().stream()))
        .collect(Collectors.toSet());
  }

  private HexagonalLayout with(Part part, String... packages) {
    return new HexagonalLayout(
        basePackage,
        replaced(patterns, part, packages),
        technologies,
        randomnessAdapters,
        uses,
        compileTime);
  }

  private HexagonalLayout using(Part part, String... libraries) {
    return new HexagonalLayout(
        basePackage,
        patterns,
        technologies,
        randomnessAdapters,
        replaced(uses, part, libraries),
        compileTime);
  }

  private static Map<Part, List<String>> replaced(
      Map<Part, List<String>> all, Part part, String... packages) {
    Map<Part, List<String>> others = new EnumMap<>(Part.class);
    others.putAll(all);
    others.put(part, List.of(packages));
    return others;
  }
}
