package dev.hexauth.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project chooses among the rules, filters what they find, and freezes what it has. */
final class HexagonalRulesTest {

  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
  private static final String REPLAY = "com.example.wallet.account.adapter.out.persistence.Replay";

  private static final HexagonalRules RULES =
      HexagonalRules.of(LayoutsTest.WALLET).without(RuleSet.TASTE);

  private static JavaClasses innocent;
  private static JavaClasses broken;

  @TempDir private Path folder;

  @BeforeAll
  static void compile(@TempDir Path output) {
    Crimes crimes =
        new Crimes(FIXTURES.resolve("wallet"), FIXTURES.resolve("wallet-crimes"), output);
    innocent = crimes.none();
    broken = crimes.with("driven-without-use-cases");
  }

  @Test
  void rules_are_chosen_by_set_and_left_out_by_id() {
    assertThat(RULES.only(RuleSet.PURITY)).extracting(Rule::set).containsOnly(RuleSet.PURITY);
    assertThat(RULES.only(RuleSet.PURITY, RuleSet.SHAPE).violations(broken)).isEmpty();
    assertThat(RULES.without("driven-without-use-cases").violations(broken)).isEmpty();
  }

  @Test
  void an_unknown_id_is_refused_and_the_known_ones_are_named() {
    assertThatThrownBy(() -> RULES.only(RuleSet.SHAPE).without("port-are-interfaces"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("No rule is called port-are-interfaces. Choose from: ")
        .hasMessageContaining("ports-are-interfaces, ports-have-adapters");
  }

  @Test
  void ids_are_unique() {
    assertThat(HexagonalRules.of(Shop.LAYOUT).and(listed()).stream().map(Rule::id))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z][a-z0-9-]+"));
  }

  @Test
  void violations_are_values_that_can_be_filtered() {
    assertThat(RULES.violations(broken))
        .isNotEmpty()
        .allSatisfy(violation -> {
          assertThat(violation.ruleId()).isEqualTo("driven-without-use-cases");
          assertThat(violation.type()).isEqualTo(REPLAY);
          assertThat(violation.message()).contains(REPLAY);
        });
    assertThat(RULES.ignoring(violation -> violation.type().endsWith(".Replay")).violations(broken))
        .isEmpty();
    assertThat(RULES.ignoring(violation -> violation.type().endsWith(".Other")).violations(broken))
        .isNotEmpty();
  }

  @Test
  void a_failure_says_what_is_wrong_why_and_what_to_do() {
    Rule rule = rule("driven-without-use-cases");
    assertThatThrownBy(() -> rule.check(broken))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "Rule broken: driven adapters do not see use cases, because an adapter that calls back"
                + " into the application turns the hexagon inside out.\n"
                + "To do: Return a result to the service, and let the service decide what happens"
                + " next.\n"
                + "Found ")
        .hasMessageContaining(REPLAY)
        .hasMessageEndingWith("\nRule driven-without-use-cases of the set dependencies.");
  }

  @Test
  void each_rule_becomes_a_test_whose_name_is_its_sentence() {
    List<String> failed =
        RULES
            .tests(broken, (name, check) -> fails(check) ? name : "")
            .filter(name -> !name.isEmpty())
            .toList();
    assertThat(failed).containsExactly("driven adapters do not see use cases");
  }

  @Test
  void a_pattern_that_finds_no_class_fails_by_name() {
    HexagonalLayout layout = LayoutsTest.WALLET.beside("tools").randomIn("dice");
    assertThat(HexagonalRules.of(layout).only(RuleSet.DEPENDENCIES).violations(innocent))
        .extracting(Violation::message)
        .containsExactly(
            "the pattern tools of the part beside finds no class", "no adapter is called dice");
  }

  @Test
  void a_rule_about_a_part_that_the_project_does_not_have_is_left_out() {
    HexagonalLayout layout = HexagonalLayout.empty("com.example.wallet").domain("account.domain");
    assertThat(HexagonalRules.of(layout))
        .extracting(Rule::id)
        .contains("domain-plain", "no-package-cycles")
        .doesNotContain("composition-unknown", "ports-have-adapters", "kernel-knows-no-part");
  }

  @Test
  void frozen_violations_are_tolerated_until_they_are_mended() throws IOException {
    Path file = folder.resolve("known/frozen.txt");
    FrozenViolations recorder = new FrozenViolations(file, true);
    RULES.stream()
        .forEach(rule -> assertThat(rule.frozenIn(recorder).violations(broken)).isEmpty());
    assertThat(Files.readAllLines(file))
        .isNotEmpty()
        .allSatisfy(line ->
            assertThat(line)
                .startsWith("driven-without-use-cases: ")
                .doesNotContainPattern(".java:\\d"));
    HexagonalRules frozen = RULES.frozenIn(file);
    assertThat(frozen.violations(broken)).isEmpty();
    assertThat(frozen.violations(innocent))
        .hasSameSizeAs(Files.readAllLines(file))
        .allSatisfy(violation ->
            assertThat(violation.message())
                .startsWith("This violation is mended; delete its line from " + file + ": "));
  }

  @Test
  void a_violation_that_is_not_frozen_fails() throws IOException {
    Path file = Files.writeString(folder.resolve("frozen.txt"), "");
    assertThat(RULES.frozenIn(file).violations(broken)).isNotEmpty();
    assertThat(RULES.frozenIn(folder.resolve("absent.txt")).violations(broken)).isNotEmpty();
  }

  private static Rule[] listed() {
    return HexagonalRules.listed(Shop.LAYOUT, AllowList.EMPTY).stream().toArray(Rule[]::new);
  }

  private static Rule rule(String id) {
    return RULES.stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow();
  }

  private static boolean fails(Runnable check) {
    try {
      check.run();
      return false;
    } catch (AssertionError e) {
      return true;
    }
  }
}
