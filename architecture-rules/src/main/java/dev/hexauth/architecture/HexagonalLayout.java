package dev.hexauth.architecture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where things are in a project. All packages below are relative to the base package; a name of an
 * adapter is the package directly under {@link Packages#adapters()}.
 *
 * @param basePackage the root of all packages, for instance {@code com.example.shop}
 * @param packages where the parts of the hexagon are
 * @param drivingAdapters the names of the adapters that call use cases, for instance {@code web}
 * @param randomnessAdapters the names of the adapters that may draw random numbers
 * @param technologies what belongs to one adapter each
 * @param beside packages that are no part of the hexagon, for instance tools and contracts
 * @param generated packages that nobody writes by hand and no rule judges
 */
public record HexagonalLayout(
    String basePackage,
    Packages packages,
    Set<String> drivingAdapters,
    Set<String> randomnessAdapters,
    List<Technology> technologies,
    Set<String> beside,
    Set<String> generated) {

  /**
   * Where the parts of the hexagon are, each with all that is below it.
   *
   * @param domain the model, with the ports
   * @param ports the driven ports; in the domain
   * @param application the use cases
   * @param adapters the parent of all adapters
   * @param bootstrap what puts it all together
   */
  public record Packages(
      String domain, String ports, String application, String adapters, String bootstrap) {

    /**
     * {@code domain}, {@code domain.port}, {@code application}, {@code adapter}, {@code bootstrap}.
     */
    public static final Packages CONVENTIONAL =
        new Packages("domain", "domain.port", "application", "adapter", "bootstrap");
  }

  /**
   * Something that one adapter knows and all other code does not.
   *
   * @param name what a reader calls it, for instance {@code SQL}
   * @param adapter the name of the adapter
   * @param packages its packages, as ArchUnit writes them, for instance {@code java.sql..}
   */
  public record Technology(String name, String adapter, List<String> packages) {}

  /** Keeps copies. */
  public HexagonalLayout {
    drivingAdapters = Set.copyOf(drivingAdapters);
    randomnessAdapters = Set.copyOf(randomnessAdapters);
    technologies = List.copyOf(technologies);
    beside = Set.copyOf(beside);
    generated = Set.copyOf(generated);
  }

  /**
   * The conventional layout: {@code web} drives, no adapter draws random numbers, and no technology
   * is assigned yet.
   */
  public static HexagonalLayout of(String basePackage) {
    return new HexagonalLayout(
        basePackage, Packages.CONVENTIONAL, Set.of("web"), Set.of(), List.of(), Set.of(), Set.of());
  }

  /** The same layout under another base package. */
  public HexagonalLayout under(String otherBasePackage) {
    return new HexagonalLayout(
        otherBasePackage,
        packages,
        drivingAdapters,
        randomnessAdapters,
        technologies,
        beside,
        generated);
  }

  /** With the hexagon's parts in other places. */
  public HexagonalLayout in(Packages others) {
    return new HexagonalLayout(
        basePackage, others, drivingAdapters, randomnessAdapters, technologies, beside, generated);
  }

  /** With these adapters, and no others, calling the use cases. */
  public HexagonalLayout drivenBy(String... adapters) {
    return new HexagonalLayout(
        basePackage,
        packages,
        Set.of(adapters),
        randomnessAdapters,
        technologies,
        beside,
        generated);
  }

  /** With these adapters, and no others, drawing random numbers. */
  public HexagonalLayout randomIn(String... adapters) {
    return new HexagonalLayout(
        basePackage, packages, drivingAdapters, Set.of(adapters), technologies, beside, generated);
  }

  /** With one technology more, which is {@code adapter}'s own. */
  public HexagonalLayout owning(String adapter, String technology, String... itsPackages) {
    List<Technology> more = new ArrayList<>(technologies);
    more.add(new Technology(technology, adapter, List.of(itsPackages)));
    return new HexagonalLayout(
        basePackage, packages, drivingAdapters, randomnessAdapters, more, beside, generated);
  }

  /** With more packages that are no part of the hexagon. */
  public HexagonalLayout beside(String... others) {
    return new HexagonalLayout(
        basePackage,
        packages,
        drivingAdapters,
        randomnessAdapters,
        technologies,
        union(beside, others),
        generated);
  }

  /** With more packages that no rule judges. */
  public HexagonalLayout generating(String... others) {
    return new HexagonalLayout(
        basePackage,
        packages,
        drivingAdapters,
        randomnessAdapters,
        technologies,
        beside,
        union(generated, others));
  }

  private static Set<String> union(Set<String> some, String... others) {
    Set<String> all = new HashSet<>(some);
    all.addAll(List.of(others));
    return all;
  }
}
