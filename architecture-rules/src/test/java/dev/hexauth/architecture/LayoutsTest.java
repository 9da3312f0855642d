package dev.hexauth.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two projects in the layouts that people use most obey all rules but those of taste, and each
 * crime in a folder {@code RULE} or {@code RULE.variant} breaks that rule.
 */
final class LayoutsTest {

  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

  /** Maven modules. */
  static final HexagonalLayout BANK =
      HexagonalLayout.portsInApplication("com.example.bank")
          .composition("bootstrap")
          .compileTime("lombok..", "org.mapstruct..");

  /**
   * One module with a shared kernel, packages by feature, and annotations of Spring in services.
   */
  static final HexagonalLayout WALLET =
      HexagonalLayout.portsInApplication("com.example.wallet")
          .sharedKernel("common")
          .composition(".")
          .applicationUsing("org.springframework.transaction..");

  private static final HexagonalRules BANK_RULES = rules(BANK);
  private static final HexagonalRules WALLET_RULES = rules(WALLET);

  private static Crimes bank;
  private static Crimes wallet;

  @BeforeAll
  static void compile(@TempDir Path bankOutput, @TempDir Path walletOutput) {
    bank = new Crimes(FIXTURES.resolve("bank"), FIXTURES.resolve("bank-crimes"), bankOutput);
    wallet =
        new Crimes(FIXTURES.resolve("wallet"), FIXTURES.resolve("wallet-crimes"), walletOutput);
  }

  @Test
  void a_project_without_crimes_raises_no_alarm() {
    assertThat(BANK_RULES.violations(bank.none())).isEmpty();
    assertThat(WALLET_RULES.violations(wallet.none())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("bankCrimes")
  void a_crime_among_modules_breaks_its_rule(String crime) {
    assertThat(broken(BANK_RULES, bank.with(crime)))
        .containsExactlyInAnyOrderElementsOf(rulesBrokenBy(crime));
  }

  @ParameterizedTest
  @MethodSource("walletCrimes")
  void a_crime_in_one_module_breaks_its_rule(String crime) {
    assertThat(broken(WALLET_RULES, wallet.with(crime)))
        .containsExactlyInAnyOrderElementsOf(rulesBrokenBy(crime));
  }

  static Stream<String> bankCrimes() {
    return new JavaSources(FIXTURES.resolve("bank-crimes")).folders().stream().sorted();
  }

  static Stream<String> walletCrimes() {
    return new JavaSources(FIXTURES.resolve("wallet-crimes")).folders().stream().sorted();
  }

  private static HexagonalRules rules(HexagonalLayout layout) {
    return HexagonalRules.of(layout).without(RuleSet.TASTE);
  }

  private static Set<String> broken(HexagonalRules rules, JavaClasses classes) {
    return rules.violations(classes).stream().map(Violation::ruleId).collect(Collectors.toSet());
  }

  /** A domain that looks outwards closes a circle, too, since all others look at it. */
  private static List<String> rulesBrokenBy(String crime) {
    return switch (crime) {
      case "domain-plain.outwards" -> List.of("domain-plain", "no-package-cycles");
      case "model-without-ports" -> List.of(crime, "domain-plain", "no-package-cycles");
      default -> List.of(crime.replaceFirst("\\..*", ""));
    };
  }
}
