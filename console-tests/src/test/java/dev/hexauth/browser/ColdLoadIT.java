package dev.hexauth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the first visit costs; the figures are printed, and only the size is limited. */
@ExtendWith(OneBrowser.class)
final class ColdLoadIT {

  private static final int LIMIT = 60_000;

  @Test
  void the_first_visit_transfers_at_most_60_kb_and_the_second_almost_nothing(Stage stage) {
    stage.chromium().cdp("Network.clearBrowserCache", Map.of());
    String cold = figures(stage);
    String warm = figures(stage);
    System.out.println("console, cold: " + cold);
    System.out.println("console, warm: " + warm);
    assertThat(bytes(cold)).isPositive().isLessThanOrEqualTo(LIMIT);
    assertThat(bytes(warm)).isLessThan(3_000);
  }

  private static int bytes(String figures) {
    return Integer.parseInt(figures.replaceFirst(" .*", ""));
  }

  private static String figures(Stage stage) {
    return stage
        .page()
        .open("/")
        .sees("Log in")
        .script(
            """
            await new Promise((painted) =>
              new PerformanceObserver(painted).observe({ type: "paint", buffered: true }));
            const entries = [...performance.getEntriesByType("navigation"),
              ...performance.getEntriesByType("resource")];
            const size = entries.reduce((sum, { transferSize }) => sum + transferSize, 0);
            const decoded = entries.reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0);
            const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
            const { domContentLoadedEventEnd } = entries[0];
            return `${size} bytes in ${entries.length} requests (${decoded} unpacked), interactive after `
              + `${Math.round(domContentLoadedEventEnd)} ms, first paint after ${Math.round(paint)} ms`;
            """);
  }
}
