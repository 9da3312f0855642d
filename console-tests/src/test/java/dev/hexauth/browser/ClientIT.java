package dev.hexauth.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** clients/javascript, in the browser and in Node, against the service and against none. */
@ExtendWith(OneBrowser.class)
final class ClientIT {

  private static final Path FOLDER = Path.of("..", "clients", "javascript");

  @Test
  void its_own_tests_pass_in_the_browser(Stage stage) {
    Page page = stage.page().open(stage.client() + "/tests/index.html").sees(" ran, ");
    assertThat(page.text()).contains(" 0 failed").doesNotContain("not ok");
  }

  @Test
  void a_page_of_another_origin_uses_the_service_with_cookies(Stage stage) {
    Page page = stage.page().open(stage.client() + "/tests/index.html").sees(" ran, ");
    assertThat(use(page, stage.service().uri().toString())).isEqualTo("done");
  }

  private static String use(Page page, String baseUrl) {
    return page.script(
        """
        const { useService } = await import("/tests/service.js");
        await useService(arguments_[0]);
        return "done";
        """,
        baseUrl);
  }

  @Test
  void its_version_is_that_of_the_service_and_its_licence_too() throws IOException {
    assertThat(Files.readString(FOLDER.resolve("package.json")))
        .contains("\"version\": \"" + System.getProperty("hexauth.version") + "\"");
    assertThat(FOLDER.resolve("LICENSE")).hasSameTextualContentAs(Path.of("..", "LICENSE"));
    assertThat(Files.size(FOLDER.resolve("hexauth.js"))).isLessThanOrEqualTo(12 * 1024);
  }

  /** Where Node is not installed, the browser alone has run them. */
  @Test
  void its_own_tests_pass_in_node(Stage stage) throws IOException, InterruptedException {
    Optional<String> version = run(Map.of(), "node", "--version");
    assertThat(version.orElse("v18.0.0")).matches("(?s)v(1[89]|[2-9]\\d)\\..*");
    if (version.isPresent()) {
      URI uri = stage.service().uri();
      assertThat(run(Map.of("HEXAUTH_URL", uri.toString()), "node", "--test")).isPresent();
    }
  }

  /** The output of a command in the client's folder; nothing if it is not installed. */
  private static Optional<String> run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(FOLDER.toFile());
    builder.environment().putAll(environment);
    Process process;
    try {
      process = builder.redirectErrorStream(true).start();
    } catch (IOException notInstalled) {
      return Optional.empty();
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return Optional.of(output);
  }
}
