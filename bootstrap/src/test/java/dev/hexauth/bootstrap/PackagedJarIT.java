package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.TestServices;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that is shipped, run as an operator runs it. */
final class PackagedJarIT {

  private static final Path JAR = Path.of("target", "hexauth-exec.jar").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void it_contains_nothing_for_development_or_tests() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> names = jar.stream().map(ZipEntry::getName).toList();

      assertThat(names).anyMatch(name -> name.matches("BOOT-INF/lib/adapters-redis-.*\\.jar"));
      assertThat(names)
          .noneMatch(name ->
              name.matches(
                  "(?i).*(dev-?services|embedded|zonky|signal|testcontainers|junit|assertj"
                      + "|mockito|spring-test|spring-boot-test|port-contracts|archunit|devtools"
                      + "|redis-server|postgres-(linux|darwin|windows)|\\.txz).*"));
    }
  }

  @Test
  void without_configuration_it_refuses_to_start_with_a_clear_sentence()
      throws IOException, InterruptedException {
    try (ChildProcess service = start(Map.of())) {
      assertThat(service.exitCode()).isNotZero();
      assertThat(service.log())
          .contains("POSTGRES_HOST is not set")
          .doesNotContainPattern("\\tat [\\w.$]+\\(");
    }
  }

  @Test
  void even_for_development_it_brings_no_stores() throws IOException, InterruptedException {
    try (ChildProcess service = start(Map.of("SPRING_PROFILES_ACTIVE", "development"))) {
      assertThat(service.exitCode()).isNotZero();
      assertThat(service.log()).contains("POSTGRES_HOST is not set");
    }
  }

  @Test
  void with_configuration_it_serves_and_ends_when_it_is_told_to()
      throws IOException, InterruptedException {
    Map<String, String> settings = new HashMap<>(Keys.settings());
    settings.putAll(
        StoreSettings.postgresAndRedis(
            TestServices.newPostgresDatabase(), TestServices.newRedisDatabase()));
    settings.keySet().removeIf(name -> name.startsWith("hexauth."));
    try (ChildProcess service = start(settings)) {
      Api api = service.serving();
      Account account = Account.any();
      api.register(account).succeeded(201);
      Reply login = api.login(account).succeeded(200);
      assertThat(login.cookies().values())
          .allSatisfy(cookie -> assertThat(cookie.attributes()).containsKey("Secure"));
      api.me(login.cookie("access_token")).succeeded(200);
      assertThat(api.get("/readyz").send().status()).isEqualTo(200);

      service.terminate();

      assertThat(service.log())
          .doesNotContain(account.email(), account.password(), login.cookie("access_token"));
    }
  }

  private ChildProcess start(Map<String, String> environment) throws IOException {
    return ChildProcess.start(folder, environment, "-jar", JAR.toString());
  }
}
