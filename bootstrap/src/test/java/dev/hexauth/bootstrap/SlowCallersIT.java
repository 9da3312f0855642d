package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The memory of a small container, and more clients than it has room for. */
final class SlowCallersIT {

  private static final Path JAR = Path.of("target", "hexauth-exec.jar").toAbsolutePath();

  /** A quarter of 512 MB, as in the container image. */
  private static final String HEAP = "-Xmx128m";

  private static final int MANY = 3_000;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/healthchecker HTTP/1.1\r\nHost: localhost\r\nX-Unfinished: ",
        "POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"email\"",
        "GET /api/healthchecker HTTP/1.1\r\nHost: localhost\r\n\r\n"
      })
  void however_many_requests_stall_others_are_answered_after_their_timeout(String beginning)
      throws IOException, InterruptedException {
    Map<String, String> settings = new HashMap<>(Keys.settings());
    settings.putAll(StoreSettings.memory());
    settings.put("server.tomcat.connection-timeout", "1s");
    settings.put("server.tomcat.keep-alive-timeout", "1s");
    settings.put("hexauth.web.connections-per-network", "100000");
    try (ChildProcess service =
        ChildProcess.start(folder, settings, "-XX:+UseSerialGC", HEAP, "-jar", JAR.toString())) {
      Api api = service.serving();
      try (SlowCallers callers = SlowCallers.of(service.uri(), MANY, beginning)) {
        assertThat(callers.asking()).isPositive();
        assertThat(api.get("/api/healthchecker").send().status()).isEqualTo(200);
      }
      assertThat(service.log()).doesNotContain("OutOfMemoryError");
      service.terminate();
    }
  }
}
