package dev.hexauth.architecture;

import static java.util.stream.Collectors.groupingBy;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether every adapter of every driven port is held to that port's contract. The contract of the
 * port {@code Orders} is an interface {@code OrdersContract} with tests as {@code default} methods.
 * An adapter is held to it by a test class that implements the contract and makes the adapter:
 * itself, through other test classes or through the adapter's own configuration. Two adapters of
 * one port in one place take two such classes.
 */
public final class ContractCoverage {

  private static final String TESTABLE = "org.junit.platform.commons.annotation.Testable";

  private final Parts parts;
  private final JavaClasses production;
  private final JavaClasses contracts;
  private final JavaClasses tests;

  /**
   * Of the ports and adapters that {@code layout} finds in {@code production}.
   *
   * @param contracts where the contracts are
   * @param tests the test classes of the adapters
   */
  public ContractCoverage(
      HexagonalLayout layout, JavaClasses production, JavaClasses contracts, JavaClasses tests) {
    this.parts = new Parts(layout);
    this.production = production;
    this.contracts = contracts;
    this.tests = tests;
  }

  /** What is missing, a sentence each; empty if nothing is. */
  public List<String> gaps() {
    return production.stream()
        .filter(parts.drivenPorts().and(Parts.interfaces()))
        .flatMap(this::gapsOf)
        .sorted()
        .toList();
  }

  private Stream<String> gapsOf(JavaClass port) {
    Optional<JavaClass> contract =
        contracts.stream().filter(isContract(port.getSimpleName() + "Contract")).findFirst();
    List<JavaClass> adapters = production.stream().filter(type -> plays(type, port)).toList();
    if (contract.isEmpty()) {
      return Stream.of("no contract with tests says what " + port.getName() + " promises");
    }
    if (adapters.isEmpty()) {
      return Stream.of("no adapter implements " + port.getName());
    }
    return adapters.stream().collect(groupingBy(parts::adapterOf)).values().stream()
        .flatMap(neighbours -> gapsAmong(neighbours, contract.get()));
  }

  private Stream<String> gapsAmong(List<JavaClass> neighbours, JavaClass contract) {
    String place = parts.adapterOf(neighbours.get(0));
    List<Set<String>> held =
        tests.stream()
            .filter(test -> isConcrete(test) && test.isAssignableTo(contract.getName()))
            .map(test -> reachedFrom(test, place))
            .toList();
    List<String> without =
        neighbours.stream()
            .map(JavaClass::getName)
            .filter(adapter -> held.stream().noneMatch(names -> names.contains(adapter)))
            .map(adapter -> "no test holds " + adapter + " to " + contract.getName())
            .toList();
    long tested =
        held.stream()
            .filter(names -> neighbours.stream().map(JavaClass::getName).anyMatch(names::contains))
            .count();
    return without.isEmpty() && tested < neighbours.size()
        ? Stream.of("fewer tests than adapters run " + contract.getName() + " in " + place)
        : without.stream();
  }

  private boolean plays(JavaClass type, JavaClass port) {
    return isConcrete(type) && parts.adapters().test(type) && type.isAssignableTo(port.getName());
  }

  private static Predicate<JavaClass> isContract(String simpleName) {
    return type ->
        type.isInterface()
            && type.getSimpleName().equals(simpleName)
            && type.getAllMethods().stream().anyMatch(ContractCoverage::isTest);
  }

  private static boolean isTest(JavaMethod method) {
    return method.isMetaAnnotatedWith(TESTABLE)
        && !method.getModifiers().contains(JavaModifier.ABSTRACT);
  }

  private static boolean isConcrete(JavaClass type) {
    return !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT);
  }

  /** The names of what {@code test} uses, also through tests and through classes of the adapter. */
  private Set<String> reachedFrom(JavaClass test, String adapter) {
    Set<String> reached = new HashSet<>(Set.of(test.getName()));
    Deque<JavaClass> unread = new ArrayDeque<>(List.of(test));
    while (!unread.isEmpty()) {
      unread.pop().getDirectDependenciesFromSelf().stream()
          .map(Dependency::getTargetClass)
          .filter(used -> reached.add(used.getName()))
          .flatMap(used -> read(used, adapter).stream())
          .forEach(unread::push);
    }
    return reached;
  }

  private Optional<JavaClass> read(JavaClass used, String adapter) {
    if (tests.contain(used.getName())) {
      return Optional.of(tests.get(used.getName()));
    }
    return Optional.of(used)
        .filter(parts.adapters())
        .filter(type -> parts.adapterOf(type).equals(adapter))
        .filter(type -> production.contain(type.getName()))
        .map(type -> production.get(type.getName()));
  }
}
