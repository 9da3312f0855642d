package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** docs/hexauth.http runs from top to bottom, repeatedly, and has every route. */
final class HttpFileTest {

  private static final Path FILE = Path.of("..", "docs", "hexauth.http");

  @Test
  void the_file_has_every_route_and_runs_twice() {
    Map<String, String> settings = new HashMap<>(Letters.on(StoreSettings.memory()));
    settings.put("hexauth.public-url", "http://localhost:8000");
    try (Assembly assembly = Assembly.start(settings)) {
      for (int i = 0; i < 2; i++) {
        List<HttpFile.Run> runs = HttpFile.read(FILE).run(new Browser(assembly.uri()).api());
        assertThat(runs)
            .allSatisfy(run ->
                assertThat(run.reply().status())
                    .as("%s: %s", run, run.reply())
                    .isEqualTo(run.promised()));
        assertThat(OpenApi.read().routes())
            .allSatisfy(
                route -> assertThat(runs).anyMatch(run -> route.matches(run.method(), run.path())));
      }
    }
  }
}
