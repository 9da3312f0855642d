package dev.hexauth.architecture.product;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A requirement of a standard, and whether it holds.
 *
 * @param id also the JUnit tag of the tests that show it, such as {@code ASVS-7.2.4}
 * @param level of the standard: 1, 2 or 3, or MUST, SHALL, SHOULD
 * @param title the requirement, in our own short words
 * @param reason why the verdict is so; empty if the tests say everything
 */
record Requirement(String id, String level, String title, Verdict verdict, String reason) {

  /** Whether a requirement holds. */
  enum Verdict {
    /** Tests with its tag show that it holds. */
    SHOWN("Tests show that it holds."),
    /** It requires documentation, which exists. */
    DOCUMENTED("It requires documentation, which is linked."),
    /** The operator or the front end has to meet it. */
    OPERATOR("The operator of the service, or its front end, has to meet it."),
    /** It does not hold, or only with the setting that the reason names; tests may show that. */
    DEPARTURE("It does not hold, or only with the setting that is named."),
    /** It concerns a feature that the product does not have. */
    NOT_APPLICABLE("It concerns a feature that hexauth does not have.");

    private final String meaning;

    Verdict(String meaning) {
      this.meaning = meaning;
    }

    String meaning() {
      return meaning;
    }

    /** As it is written in tables. */
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Optional<Verdict> of(String word) {
      return Arrays.stream(values()).filter(verdict -> verdict.word().equals(word)).findFirst();
    }
  }
}
