package dev.hexauth.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a page must never do does not go unnoticed, in any window. */
@ExtendWith(OneBrowser.class)
final class WatchIT {

  @Test
  void every_kind_of_fault_is_reported(Stage stage) {
    stage
        .page()
        .open("/account/verify")
        .load(
            """
            new Image().src = "http://127.0.0.1:9/";
            console.warn("a warning");
            console.error("an error");
            setTimeout(() => { throw new Error("an exception"); });
            Promise.reject(new Error("a rejection"));
            """);
    assertReported(
        stage, "Content Security Policy", "a warning", "an error", "an exception", "a rejection");
  }

  @Test
  void a_request_to_another_origin_is_reported_also_of_another_window(Stage stage) {
    stage
        .otherTab()
        .open(stage.client() + "/tests/index.html")
        .sees(" ran, ")
        .load("fetch('http://localhost:9999/elsewhere').catch(() => {});");
    stage.firstTab();
    assertReported(stage, "a request to http://localhost:9999/elsewhere");
  }

  @Test
  void an_inaccessible_page_is_reported(Stage stage) {
    Page page = stage.page().open("/account/verify");
    page.load("document.documentElement.removeAttribute('lang')");
    assertThatThrownBy(() -> Axe.assertAccessible(page)).hasMessageContaining("html-has-lang");
  }

  private static void assertReported(Stage stage, String... texts) {
    List<String> faults = new ArrayList<>();
    stage
        .page()
        .await(
            () -> String.join(", ", texts) + " among " + faults,
            () -> {
              faults.addAll(stage.faults());
              return List.of(texts).stream()
                  .allMatch(text -> faults.stream().anyMatch(fault -> fault.contains(text)));
            });
    assertThat(faults).hasSizeGreaterThanOrEqualTo(texts.length);
    stage.forget();
  }
}
