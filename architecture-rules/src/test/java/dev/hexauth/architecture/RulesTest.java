package dev.hexauth.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each rule forbids one crime, and that crime alone: a rule that nothing breaks checks nothing. */
final class RulesTest {

  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

  private static final List<Rule> RULES =
      HexagonalRules.of(Shop.LAYOUT).without("layout-exists").stream().toList();
  private static final List<Rule> LISTED_RULES =
      HexagonalRules.listed(Shop.LAYOUT, Shop.ALLOWED).stream().toList();
  private static final List<Rule> TEST_RULES =
      HexagonalRules.ofTests(Shop.LAYOUT).stream().toList();

  private static Crimes crimes;
  private static Crimes unlisted;
  private static Crimes testCrimes;

  @BeforeAll
  static void compile(
      @TempDir Path output, @TempDir Path unlistedOutput, @TempDir Path testOutput) {
    crimes = new Crimes(FIXTURES.resolve("shop"), FIXTURES.resolve("crimes"), output);
    unlisted = new Crimes(FIXTURES.resolve("shop"), FIXTURES.resolve("unlisted"), unlistedOutput);
    testCrimes =
        new Crimes(FIXTURES.resolve("shop-tests"), FIXTURES.resolve("test-crimes"), testOutput);
  }

  @ParameterizedTest
  @FieldSource("RULES")
  void a_rule_is_broken_by_its_crime_and_no_other_rule_is(Rule rule) {
    assertThat(brokenBy(crimes.with(Crimes.nameOf(rule)), RULES)).containsExactly(rule.sentence());
  }

  @ParameterizedTest
  @FieldSource("LISTED_RULES")
  void a_rule_with_a_list_is_broken_by_its_crime_and_no_other_is(Rule rule) {
    assertThat(brokenBy(unlisted.with(Crimes.nameOf(rule)), LISTED_RULES))
        .containsExactly(rule.sentence());
  }

  @ParameterizedTest
  @FieldSource("TEST_RULES")
  void a_rule_for_tests_is_broken_by_its_crime_and_no_other_is(Rule rule) {
    assertThat(brokenBy(testCrimes.with(Crimes.nameOf(rule)), TEST_RULES))
        .containsExactly(rule.sentence());
  }

  @Test
  void every_rule_has_a_crime_and_every_crime_a_rule() {
    assertThat(crimes.names()).isEqualTo(namesOf(RULES));
    assertThat(unlisted.names()).isEqualTo(namesOf(LISTED_RULES));
    assertThat(testCrimes.names()).isEqualTo(namesOf(TEST_RULES));
  }

  @Test
  void without_a_crime_no_rule_is_broken() {
    assertThat(brokenBy(crimes.none(), RULES)).isEmpty();
    assertThat(brokenBy(unlisted.none(), LISTED_RULES)).isEmpty();
    assertThat(brokenBy(testCrimes.none(), TEST_RULES)).isEmpty();
  }

  @Test
  void a_secret_without_a_text_of_its_own_and_one_that_shows_itself_are_both_found() {
    assertThat(violations(crimes, RULES, "secrets redact themselves")).hasSize(2);
  }

  @Test
  void each_of_several_crimes_against_one_rule_is_found() {
    assertThat(guilty(crimes, RULES, "time is handed in")).containsOnly("Stamp", "Elapsed");
    assertThat(guilty(crimes, RULES, "the core runs in the thread of its caller"))
        .containsOnly("Reminder", "Turnstile");
    assertThat(guilty(crimes, RULES, "use cases do not call each other"))
        .containsOnly("LastOrderService", "AnyOrderService");
    assertThat(guilty(unlisted, LISTED_RULES, "each part uses the listed packages of the JDK only"))
        .containsOnly("Dump", "Bits");
  }

  private static List<String> guilty(Crimes among, List<Rule> rules, String sentence) {
    return violations(among, rules, sentence).stream()
        .map(violation -> violation.type().replaceFirst(".*\\.", ""))
        .toList();
  }

  private static List<Violation> violations(Crimes among, List<Rule> rules, String sentence) {
    Rule rule =
        rules.stream()
            .filter(candidate -> candidate.sentence().equals(sentence))
            .findFirst()
            .orElseThrow();
    return rule.violations(among.with(Crimes.nameOf(rule)));
  }

  private static List<String> brokenBy(JavaClasses classes, List<Rule> rules) {
    return rules.stream()
        .filter(rule -> !rule.violations(classes).isEmpty())
        .map(Rule::sentence)
        .toList();
  }

  private static Set<String> namesOf(List<Rule> rules) {
    return rules.stream().map(Crimes::nameOf).collect(Collectors.toSet());
  }
}
