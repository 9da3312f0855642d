package dev.hexauth.architecture.product;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.hexauth.architecture.product.Requirement.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether what is said of each requirement agrees with the tests that carry its tag.
 *
 * @param tests all tests with a tag
 * @param docs the folder that links in reasons start from
 * @param settings the names of all settings
 */
record Traceability(
    List<Standard> standards, List<TagBearer> tests, Path docs, Set<String> settings) {

  private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(#[^)]*)?\\)");
  private static final Pattern SETTING = Pattern.compile("`(hexauth\\.[^`=]+)[`=]");

  /** What disagrees, a sentence each; empty if nothing does. */
  List<String> gaps() {
    return Stream.of(idleTests(), unlistedTags(), listedTwice(), requirementGaps())
        .flatMap(gaps -> gaps)
        .toList();
  }

  /** The tests that show {@code requirement}, by name. */
  List<TagBearer> testsOf(Requirement requirement) {
    return tests.stream().filter(test -> test.tag().equals(requirement.id())).toList();
  }

  private Stream<String> idleTests() {
    return tests.stream()
        .flatMap(test ->
            test.trouble().stream()
                .map(trouble -> test.name() + " carries " + test.tag() + " and " + trouble));
  }

  private Stream<String> unlistedTags() {
    Map<String, List<Requirement>> listed = requirements().collect(groupingBy(Requirement::id));
    return tests.stream()
        .filter(test -> !listed.containsKey(test.tag()))
        .map(test ->
            test.name() + " carries " + test.tag() + ", which is not listed" + alike(test.tag()));
  }

  private String alike(String tag) {
    String ids =
        requirements().map(Requirement::id).filter(id -> id.startsWith(tag)).collect(joining(", "));
    return ids.isEmpty() ? "" : "; listed are " + ids;
  }

  private Stream<String> listedTwice() {
    Set<String> seen = new HashSet<>();
    return requirements()
        .map(Requirement::id)
        .filter(id -> !seen.add(id))
        .map(id -> id + " is listed twice");
  }

  private Stream<String> requirementGaps() {
    return requirements()
        .flatMap(requirement -> Stream.concat(verdictGaps(requirement), reasonGaps(requirement)));
  }

  private Stream<String> verdictGaps(Requirement requirement) {
    List<TagBearer> shownBy = testsOf(requirement);
    if (requirement.verdict() == Verdict.SHOWN) {
      return Stream.of(requirement.id() + " is called shown and no test carries its tag")
          .filter(_ -> shownBy.isEmpty());
    }
    return shownBy.stream()
        .filter(_ -> !mayBeSet(requirement))
        .map(test ->
            "%s is called %s and %s carries its tag: call it shown, or take the tag away"
                .formatted(requirement.id(), requirement.verdict().word(), test.name()));
  }

  /** Whether a setting makes it hold, so that a test can show that. */
  private static boolean mayBeSet(Requirement requirement) {
    return requirement.verdict() == Verdict.DEPARTURE
        && SETTING.matcher(requirement.reason()).find();
  }

  private Stream<String> reasonGaps(Requirement requirement) {
    String reason = requirement.reason();
    boolean silent = requirement.verdict() != Verdict.SHOWN && reason.isEmpty();
    boolean unlinked = requirement.verdict() == Verdict.DOCUMENTED && !LINK.matcher(reason).find();
    return Stream.of(
            Stream.of("has no reason").filter(gap -> silent),
            Stream.of("links no document").filter(gap -> unlinked),
            named(LINK, reason)
                .filter(link -> Files.notExists(docs.resolve(link)))
                .map(link -> "links " + link + ", which is not there"),
            named(SETTING, reason)
                .filter(setting -> !settings.contains(setting))
                .map(setting -> "names " + setting + ", which is no setting"))
        .flatMap(gaps -> gaps)
        .map(gap -> requirement.id() + " " + gap);
  }

  private static Stream<String> named(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult match) -> match.group(1));
  }

  private Stream<Requirement> requirements() {
    return standards.stream().flatMap(Standard::requirements);
  }
}
