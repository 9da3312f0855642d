package dev.hexauth.architecture.product;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a standard asks for, and whether it holds.
 *
 * @param id also the JUnit tag of the tests that show it, such as {@code ASVS-7.2.4}
 * @param level the standard's own: 1 or 2, or MUST, SHALL, SHOULD
 * @param title what is asked for, in a few words of ours
 * @param reason why it is so; empty if the tests say all
 */
record Requirement(String id, String level, String title, Verdict verdict, String reason) {

  /** Whether a requirement holds, and by whose doing. */
  enum Verdict {
    /** Tests with its tag show that it holds. */
    SHOWN("a test shows that it holds"),
    /** It asks for a document, and there is one. */
    DOCUMENTED("it asks for a document, which is linked"),
    /** It holds if whoever runs the service sees to it. */
    OPERATOR("it is for whoever runs the service, or writes its front end"),
    /** It does not hold, or only with the setting that the reason names, as tests may show. */
    DEPARTURE("it does not hold, or only with a setting, which is named"),
    /** It is about something that the product does not have. */
    NOT_APPLICABLE("it is about something that hexauth does not have");

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
