package dev.hexauth.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The rules for one layout, in a fixed order. A choice among them makes a new object. */
public final class HexagonalRules implements Iterable<Rule> {

  /** Set to any value, it makes {@link #frozenIn} write its file. */
  public static final String FREEZE = "architecture.freeze";

  private final List<Rule> rules;

  private HexagonalRules(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** The rules for what is shipped: apply them to the production classes. */
  public static HexagonalRules of(HexagonalLayout layout) {
    Parts parts = new Parts(layout);
    return new HexagonalRules(
        Stream.of(
                new Dependencies(layout).rules(),
                new Shape(layout).rules(),
                new PortLanguage(layout, AllowList.EMPTY).rules(),
                new Purity(layout).rules(),
                new State(layout, AllowList.EMPTY).rules(),
                new Secrets(layout).rules())
            .flatMap(List::stream)
            .filter(rule -> rule.subjects().stream().allMatch(parts::has))
            .toList());
  }

  /**
   * Stricter rules beside those of {@link #of}, for projects that name their exceptions: what is
   * dangerous is forbidden to every class that {@code allowed} does not name.
   */
  public static HexagonalRules listed(HexagonalLayout layout, AllowList allowed) {
    Parts parts = new Parts(layout);
    return new HexagonalRules(
        Stream.of(
                new PortLanguage(layout, allowed).listed(),
                new State(layout, allowed).listed(),
                new Secrets(layout).listed(),
                new Allowances(layout, allowed).rules())
            .flatMap(List::stream)
            .filter(rule -> rule.subjects().stream().allMatch(parts::has))
            .toList());
  }

  /** The rules for tests: apply them to the test classes alone. */
  public static HexagonalRules ofTests(HexagonalLayout layout) {
    return new HexagonalRules(new Tests(layout).rules());
  }

  /** Those of {@code sets}. */
  public HexagonalRules only(RuleSet... sets) {
    return filtered(rule -> Set.of(sets).contains(rule.set()));
  }

  /** Those of no set of {@code sets}. */
  public HexagonalRules without(RuleSet... sets) {
    return filtered(rule -> !Set.of(sets).contains(rule.set()));
  }

  /**
   * All but those called {@code ids}.
   *
   * @throws IllegalArgumentException if no rule here has one of {@code ids}
   */
  public HexagonalRules without(String... ids) {
    List<String> known = rules.stream().map(Rule::id).toList();
    for (String id : ids) {
      if (!known.contains(id)) {
        throw new IllegalArgumentException(
            "No rule is called %s. Choose from: %s".formatted(id, String.join(", ", known)));
      }
    }
    return filtered(rule -> !Set.of(ids).contains(rule.id()));
  }

  /** These and {@code more}, for instance a project's own. */
  public HexagonalRules and(Rule... more) {
    List<Rule> all = new ArrayList<>(rules);
    all.addAll(List.of(more));
    return new HexagonalRules(all);
  }

  /** The same rules, which do not report what {@code unwanted} holds for. */
  public HexagonalRules ignoring(Predicate<Violation> unwanted) {
    return new HexagonalRules(rules.stream().map(rule -> rule.ignoring(unwanted)).toList());
  }

  /**
   * The same rules, which tolerate the violations listed in {@code file} and no others. A listed
   * violation that is mended is reported, so that its line is deleted and it cannot come back. If
   * the system property {@value #FREEZE} is set, the rules write what they find into {@code file}
   * instead.
   */
  public HexagonalRules frozenIn(Path file) {
    FrozenViolations frozen =
        new FrozenViolations(file, System.getProperties().containsKey(FREEZE));
    return new HexagonalRules(rules.stream().map(rule -> rule.frozenIn(frozen)).toList());
  }

  /** Where {@code classes} break the rules; empty if they do not. */
  public List<Violation> violations(JavaClasses classes) {
    return rules.stream().flatMap(rule -> rule.violations(classes).stream()).toList();
  }

  /**
   * A test for each rule, as {@code toTest} makes it from the rule's sentence and its check. With
   * JUnit: {@code rules.tests(classes, (name, check) -> dynamicTest(name, check::run))}.
   */
  public <T> Stream<T> tests(JavaClasses classes, BiFunction<String, Runnable, T> toTest) {
    return rules.stream().map(rule -> toTest.apply(rule.sentence(), () -> rule.check(classes)));
  }

  /** The rules, in order. */
  public Stream<Rule> stream() {
    return rules.stream();
  }

  @Override
  public Iterator<Rule> iterator() {
    return rules.iterator();
  }

  private HexagonalRules filtered(Predicate<Rule> wanted) {
    return new HexagonalRules(rules.stream().filter(wanted).toList());
  }
}
