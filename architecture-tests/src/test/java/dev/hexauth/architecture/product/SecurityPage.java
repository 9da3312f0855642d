package dev.hexauth.architecture.product;

import static java.util.stream.Collectors.joining;

import dev.hexauth.architecture.product.Requirement.Verdict;
import dev.hexauth.architecture.product.Standard.Chapter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The page that lists every requirement with the tests that show it, as Markdown.
 *
 * @param sourceOf the link from the page to the source of a test
 */
record SecurityPage(Traceability traceability, Function<TagBearer, String> sourceOf) {

  /** The command that generates the page. */
  static final String COMMAND = "./mvnw -pl architecture-tests -am verify -Dupdate";

  private static final String HEAD =
      """
      # Security requirements

      The build generates this page. The verdicts are in `architecture-tests/src/test/resources/requirements`, and tests are
      tagged with the requirement that they show, as in `@Tag("ASVS-7.4.1")`. The build fails if a tag is not listed, if a
      requirement marked as shown has no test that runs, or if this page is out of date. To change it, change the verdicts or
      the tags, and run `%s`. The requirements are abridged; see the standards for
      their full text.

      | verdict | meaning |
      |---|---|
      """
          .formatted(COMMAND);

  /** The whole page. */
  String text() {
    String meanings =
        Arrays.stream(Verdict.values())
            .map(verdict -> row(verdict.word(), verdict.meaning()))
            .collect(joining());
    return HEAD + meanings + "\n" + counts() + standards().map(this::section).collect(joining());
  }

  private String counts() {
    Stream<String> words = Arrays.stream(Verdict.values()).map(Verdict::word);
    String head =
        row(Stream.of(Stream.of("standard"), words, Stream.of("all")).flatMap(cells -> cells))
            + "|---".repeat(Verdict.values().length + 2)
            + "|\n";
    Stream<Standard> all =
        Stream.of(new Standard("all", standards().flatMap(it -> it.chapters().stream()).toList()));
    return head + Stream.concat(standards(), all).map(SecurityPage::countsOf).collect(joining());
  }

  private static String countsOf(Standard standard) {
    List<Verdict> verdicts = standard.requirements().map(Requirement::verdict).toList();
    Stream<Long> counts =
        Arrays.stream(Verdict.values())
            .map(verdict -> verdicts.stream().filter(verdict::equals).count());
    return row(
        Stream.of(
                Stream.of(standard.title()),
                counts.map(String::valueOf),
                Stream.of(String.valueOf(verdicts.size())))
            .flatMap(cells -> cells));
  }

  private String section(Standard standard) {
    return "\n## "
        + standard.title()
        + "\n"
        + standard.chapters().stream().map(this::table).collect(joining());
  }

  private String table(Chapter chapter) {
    return "\n### "
        + chapter.title()
        + "\n\n| id | level | requirement | verdict | reason and tests |\n|---|---|---|---|---|\n"
        + chapter.requirements().stream().map(this::row).collect(joining());
  }

  private String row(Requirement requirement) {
    Stream<String> links =
        traceability.testsOf(requirement).stream()
            .map(test -> "[%s](%s)".formatted(test.name(), sourceOf.apply(test)));
    String last =
        Stream.concat(Stream.of(requirement.reason()).filter(reason -> !reason.isEmpty()), links)
            .collect(joining("<br>"));
    return row(
        requirement.id(),
        requirement.level(),
        requirement.title(),
        requirement.verdict().word(),
        last);
  }

  private static String row(String... cells) {
    return row(Arrays.stream(cells));
  }

  private static String row(Stream<String> cells) {
    return cells.collect(joining(" | ", "| ", " |\n"));
  }

  private Stream<Standard> standards() {
    return traceability.standards().stream();
  }
}
