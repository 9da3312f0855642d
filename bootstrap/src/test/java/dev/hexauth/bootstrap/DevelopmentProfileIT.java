package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service on a developer's machine, with nothing configured. */
final class DevelopmentProfileIT {

  @TempDir Path folder;

  @Test
  void it_brings_its_stores_keeps_its_users_and_leaves_nothing_behind()
      throws IOException, InterruptedException {
    // PostgreSQL runs as another user if this process is root.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    Account account = Account.any();
    Tokens tokens;
    String issuer;
    try (ChildProcess service = start(Map.of())) {
      Api api = service.serving();
      api.register(account).succeeded(201);
      Reply login = api.login(account).succeeded(200);
      tokens = login.tokens();
      assertThat(login.cookies().values())
          .noneMatch(cookie -> cookie.attributes().containsKey("Secure"));
      assertThat(service.log())
          .contains(
              "PostgreSQL 18",
              "Redis 7",
              "development profile",
              "attempts are not limited",
              "the console is at " + service.uri() + "/",
              "mails are caught, not sent; read them at http://localhost:",
              "(hexauth.web.allowed-origins): http://localhost:3000, http://localhost:5173",
              "curl -s " + service.uri() + "/api/auth/register");
      // With the 14 lines that mvnw prints at most, these are no more than 20.
      assertThat(service.log().lines().takeWhile(line -> !line.contains("hexauth serves")))
          .hasSizeLessThan(6);
      assertThat(api.get(MetadataContract.OAUTH).send().json().path("issuer").asString())
          .isEqualTo(Jwt.parse(tokens.access()).claim("iss"))
          .isEqualTo(service.uri().toString());
      for (String origin : List.of("http://localhost:3000", "http://localhost:5173")) {
        assertThat(preflight(api, origin).header("access-control-allow-origin")).hasValue(origin);
      }
      service.kill();
      issuer = service.uri().toString();
    }
    // It gets another port, so its public URL is another issuer.
    try (ChildProcess service = start(Map.of("HEXAUTH_TOKEN_ACCEPTEDISSUERS", issuer))) {
      Api api = service.serving();
      api.login(account).succeeded(200);
      assertThat(api.me(tokens.access()).message())
          .as("the key that signed it was kept")
          .isNotEqualTo("Invalid token or user doesn't exist");
      List<ProcessHandle> stores =
          List.of(process("postgres/data/postmaster.pid"), process("redis/pid"));
      assertThat(stores).allMatch(ProcessHandle::isAlive);

      service.terminate();

      // The system may take a moment to reap ended processes.
      assertThat(stores)
          .allSatisfy(store -> assertThat(store.onExit()).succeedsWithin(Duration.ofSeconds(20)));
    }
  }

  private static Reply preflight(Api api, String origin) {
    return api.call("OPTIONS", "/api/auth/login")
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "POST")
        .send();
  }

  private ChildProcess start(Map<String, String> settings) throws IOException {
    Map<String, String> environment = new HashMap<>(settings);
    environment.putAll(Map.of("HOME", folder.toString(), "PATH", System.getenv("PATH")));
    return ChildProcess.start(
        folder,
        environment,
        "--enable-native-access=ALL-UNNAMED",
        "-Dspring.profiles.active=development",
        "-Ddev-services.directory=" + folder.resolve("kept"),
        "-cp",
        System.getProperty("java.class.path"),
        HexauthApplication.class.getName());
  }

  private ProcessHandle process(String pidFile) throws IOException {
    String pid = Files.readAllLines(folder.resolve("kept").resolve(pidFile)).getFirst().strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }
}
