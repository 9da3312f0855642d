package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The log says which origin was refused, and which setting lacks it. */
@ExtendWith(OutputCaptureExtension.class)
final class RefusedPreflightTest {

  private static final String LINE = "A browser's preflight was refused";

  private Assembly assembly;

  @BeforeEach
  void start() {
    Map<String, String> settings = new HashMap<>(StoreSettings.memory());
    settings.put("hexauth.web.allowed-origins", "https://app.example.com");
    assembly = Assembly.start(settings);
  }

  @Test
  void an_origin_is_logged_once_with_the_setting(CapturedOutput output) {
    for (int i = 0; i < 3; i++) {
      preflight("http://localhost:4200");
    }

    assertThat(output.toString().lines().filter(line -> line.contains(LINE)))
        .singleElement()
        .asString()
        .contains(
            " WARN ",
            " http://localhost:4200 is not an allowed origin",
            "hexauth.web.allowed-origins");
  }

  @Test
  void allowed_preflights_and_other_requests_are_not_logged(CapturedOutput output) {
    preflight("https://app.example.com");
    assembly.api().get("/api/healthchecker").header("Origin", "http://localhost:4200").send();
    assembly
        .api()
        .call("OPTIONS", "/api/auth/login")
        .header("Origin", "http://localhost:4200")
        .send();
    assembly
        .api()
        .call("OPTIONS", "/api/auth/login")
        .header("Access-Control-Request-Method", "POST")
        .send();

    assertThat(output).doesNotContain(LINE);
  }

  @Test
  void origins_cannot_flood_the_log(CapturedOutput output) {
    for (int i = 0; i < 300; i++) {
      preflight("http://localhost:" + (10_000 + i));
    }

    assertThat(output.toString().lines().filter(line -> line.contains(LINE))).hasSize(100);
  }

  @Test
  void an_origin_forges_no_line_and_is_truncated(CapturedOutput output) {
    preflight("http://a.example/\t\u009b31m\u00e9" + "x".repeat(5_000));

    String line =
        output.toString().lines().filter(each -> each.contains(LINE)).findFirst().orElseThrow();
    assertThat(line).hasSizeLessThan(600).contains("http://a.example/??31m?xxx");
  }

  private void preflight(String origin) {
    RawSocket.exchange(
        assembly.uri(),
        "OPTIONS /api/auth/login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nOrigin: "
            + origin
            + "\r\nAccess-Control-Request-Method: POST\r\n\r\n");
  }

  @AfterEach
  void stop() {
    assembly.close();
  }
}
