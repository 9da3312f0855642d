package dev.hexauth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The accessibility check of axe-core: WCAG 2.2 AA and its best practices. */
final class Axe {

  private static final String SCRIPT = script();

  private Axe() {}

  static void assertAccessible(Page page) {
    assertNoViolations(page, "[]");
  }

  /** What depends on the colour scheme. */
  static void assertContrast(Page page) {
    assertNoViolations(page, "[\"color-contrast\", \"link-in-text-block\"]");
  }

  /**
   * @param rules an array of JSON; all rules if it is empty
   */
  private static void assertNoViolations(Page page, String rules) {
    if (page.script("return typeof axe").equals("undefined")) {
      page.load(SCRIPT);
    }
    String violations =
        page.script(
            """
            const rules = JSON.parse(arguments_[0]);
            const { violations } = await axe.run(document, {
              resultTypes: ["violations"],
              ...(rules.length > 0 && { runOnly: rules }),
            });
            const inWords = ({ html, failureSummary }) => `${html} ${failureSummary}`;
            return violations.map(({ id, nodes }) => `${id}: ${nodes.map(inWords)}`).join("\\n");
            """,
            rules);
    assertThat(violations).as("violations that axe reports").isEmpty();
  }

  private static String script() {
    try (InputStream file = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(
          Objects.requireNonNull(file, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
