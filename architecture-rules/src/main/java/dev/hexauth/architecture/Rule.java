package dev.hexauth.architecture;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import dev.hexauth.architecture.HexagonalLayout.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** One sentence that must be true of the code. */
public final class Rule {

  private final String id;
  private final RuleSet set;
  private final String sentence;
  private final String reason;
  private final String advice;
  private final ArchRule condition;
  private final UnaryOperator<List<Violation>> filter;
  private final Set<Part> subjects;

  /**
   * A rule.
   *
   * @param id a short name that stays when the sentence changes, in lower case with hyphens
   * @param set what the rule is about
   * @param sentence what must be true, without a full stop
   * @param reason the benefit, as a continuation of "because", without a full stop
   * @param advice what to do with a violation, as sentences
   * @param condition the same for ArchUnit, which fails when there is no class to apply it to
   */
  public Rule(
      String id, RuleSet set, String sentence, String reason, String advice, ArchRule condition) {
    this(id, set, sentence, reason, advice, condition, UnaryOperator.identity(), Set.of());
  }

  private Rule(
      String id,
      RuleSet set,
      String sentence,
      String reason,
      String advice,
      ArchRule condition,
      UnaryOperator<List<Violation>> filter,
      Set<Part> subjects) {
    this.id = id;
    this.set = set;
    this.sentence = sentence;
    this.reason = reason;
    this.advice = advice;
    this.condition = condition.as(sentence).because(reason);
    this.filter = filter;
    this.subjects = Set.copyOf(subjects);
  }

  /** The short name that stays when the sentence changes. */
  public String id() {
    return id;
  }

  /** What the rule is about. */
  public RuleSet set() {
    return set;
  }

  /** What must be true. */
  public String sentence() {
    return sentence;
  }

  /** The benefit. */
  public String reason() {
    return reason;
  }

  /** What to do with a violation. */
  public String advice() {
    return advice;
  }

  /** The same rule, for projects with all of {@code parts}. */
  Rule about(Part... parts) {
    return new Rule(id, set, sentence, reason, advice, condition, filter, Set.of(parts));
  }

  /** The parts that a project must have for the rule to make sense. */
  Set<Part> subjects() {
    return subjects;
  }

  /** The same rule, which does not report what {@code unwanted} holds for. */
  public Rule ignoring(Predicate<Violation> unwanted) {
    return filtered(found -> found.stream().filter(unwanted.negate()).toList());
  }

  /**
   * The same rule, which does not report the violations that {@code file} lists.
   *
   * @see HexagonalRules#frozenIn(Path)
   */
  Rule frozenIn(FrozenViolations file) {
    return filtered(found -> file.newAmong(id, found));
  }

  /**
   * Applies the rule to {@code classes}.
   *
   * @throws AssertionError if it is broken, or there is nothing in {@code classes} that it is
   *     about; the message says what to do
   */
  public void check(JavaClasses classes) {
    List<Violation> violations = violations(classes);
    if (!violations.isEmpty()) {
      throw new AssertionError(report(violations));
    }
  }

  /**
   * Where {@code classes} break the rule; empty if they do not.
   *
   * @throws AssertionError if there is nothing in {@code classes} that the rule is about
   */
  public List<Violation> violations(JavaClasses classes) {
    List<Violation> found = new ArrayList<>();
    evaluate(classes)
        .handleViolations((Collection<Object> places, String message) ->
            found.add(new Violation(id, typeOf(places), message)));
    return filter.apply(List.copyOf(found));
  }

  @Override
  public String toString() {
    return sentence;
  }

  private Rule filtered(UnaryOperator<List<Violation>> next) {
    return new Rule(
        id,
        set,
        sentence,
        reason,
        advice,
        condition,
        found -> next.apply(filter.apply(found)),
        subjects);
  }

  private EvaluationResult evaluate(JavaClasses classes) {
    try {
      return condition.evaluate(classes);
    } catch (AssertionError e) {
      throw new AssertionError(
          """
          Rule without a subject: %s.
          To do: None of the classes is of the kind that this rule judges. Correct the packages of the \
          layout, or leave the rule out: without("%s").\
          """
              .formatted(sentence, id),
          e);
    }
  }

  private String report(List<Violation> violations) {
    return violations.stream()
        .map(Violation::message)
        .collect(
            joining(
                "\n- ",
                "Rule broken: %s, because %s.\nTo do: %s\nFound %d:\n- "
                    .formatted(sentence, reason, advice, violations.size()),
                "\nRule %s of the set %s.".formatted(id, set.name().toLowerCase(Locale.ROOT))));
  }

  private static String typeOf(Collection<Object> places) {
    return places.stream().map(Rule::nameOf).filter(name -> !name.isEmpty()).findFirst().orElse("");
  }

  private static String nameOf(Object place) {
    if (place instanceof JavaClass type) {
      return type.getName();
    }
    if (place instanceof JavaMember member) {
      return member.getOwner().getName();
    }
    if (place instanceof JavaAccess<?> access) {
      return access.getOriginOwner().getName();
    }
    return place instanceof Dependency dependency ? dependency.getOriginClass().getName() : "";
  }
}
