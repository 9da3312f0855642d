package dev.hexauth.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;

/**
 * One sentence that must be true of the code.
 *
 * @param sentence what must be true
 * @param reason what it is good for
 * @param condition the same for ArchUnit, which fails when there is no class to apply it to
 */
public record Rule(String sentence, String reason, ArchRule condition) {

  /** Names the condition after the sentence and the reason, so that a failure says both. */
  public Rule {
    condition = condition.as(sentence).because(reason);
  }

  /**
   * Applies the rule to {@code classes}.
   *
   * @throws AssertionError if it is broken, or there is nothing in {@code classes} that it is about
   */
  public void check(JavaClasses classes) {
    condition.check(classes);
  }

  /**
   * Where {@code classes} break the rule, a sentence each; empty if they do not.
   *
   * @throws AssertionError if there is nothing in {@code classes} that the rule is about
   */
  public List<String> violations(JavaClasses classes) {
    EvaluationResult result = condition.evaluate(classes);
    return result.getFailureReport().getDetails();
  }

  @Override
  public String toString() {
    return sentence;
  }
}
