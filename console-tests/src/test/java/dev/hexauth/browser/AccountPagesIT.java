package dev.hexauth.browser;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that letters lead to. */
@ExtendWith(OneBrowser.class)
final class AccountPagesIT {

  private static final String CODE = "#" + "0123456789abcdef".repeat(4);

  @ParameterizedTest
  @ValueSource(strings = {"verify", "reset", "take-back"})
  void each_is_accessible_in_both_schemes_and_fits_in_320_pixels(String name, Stage stage) {
    Page page = stage.page().widthOf(320).open("/account/" + name + CODE);
    page.assertFitsInWidth();
    page.screenshot("account-" + name + "-light");
    Axe.assertAccessible(page);
    page.scheme("dark").screenshot("account-" + name + "-dark");
    Axe.assertContrast(page);
  }
}
