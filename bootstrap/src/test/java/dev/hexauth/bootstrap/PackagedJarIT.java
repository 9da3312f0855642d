package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.TestServices;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that is shipped, run as an operator runs it. */
final class PackagedJarIT {

  private static final Path JAR = Path.of("target", "hexauth-exec.jar").toAbsolutePath();
  private static final int SIGTERM = 143;

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
    Process process = start(Map.of());

    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isNotZero();
    assertThat(log())
        .contains("POSTGRES_HOST is not set")
        .doesNotContainPattern("\\tat [\\w.$]+\\(");
  }

  @Test
  void with_configuration_it_serves_and_ends_when_it_is_told_to()
      throws IOException, InterruptedException {
    int port = freePort();
    Map<String, String> settings = new HashMap<>(Keys.settings());
    settings.putAll(
        StoreSettings.postgresAndRedis(
            TestServices.newPostgresDatabase(), TestServices.newRedisDatabase()));
    settings.remove("hexauth.users");
    settings.remove("hexauth.sessions");
    settings.put("PORT", Integer.toString(port));
    Process process = start(settings);
    try {
      Api api = new Api(URI.create("http://localhost:" + port));
      awaitLine(process, "hexauth serves");
      Account account = Account.any();
      api.register(account).succeeded(201);
      Reply login = api.login(account).succeeded(200);
      assertThat(login.cookies().values())
          .allSatisfy(cookie -> assertThat(cookie.attributes()).containsKey("Secure"));
      api.me(login.cookie("access_token")).succeeded(200);
      assertThat(api.get("/readyz").send().status()).isEqualTo(200);

      process.destroy();

      assertThat(process.waitFor(10, TimeUnit.SECONDS)).as("ended in 10 s").isTrue();
      assertThat(process.exitValue()).isIn(0, SIGTERM);
      assertThat(log()).doesNotContain(account.email(), account.password());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void its_command_makes_an_admin_or_says_why_not_without_serving_anything()
      throws IOException, InterruptedException {
    Map<String, String> settings =
        new HashMap<>(StoreSettings.postgres(TestServices.newPostgresDatabase()));
    settings.put("hexauth.password.bcrypt-cost", "4");
    Account account = Account.any();
    try (Assembly assembly = Assembly.start(settings)) {
      assembly.api().register(account).succeeded(201);
    }
    settings.putAll(Keys.settings());
    settings.remove("hexauth.password.bcrypt-cost");
    settings.put("HEXAUTH_SESSIONS", settings.remove("hexauth.sessions"));
    settings.put("HEXAUTH_USERS", settings.remove("hexauth.users"));

    Process made = start(settings, "--make-admin=" + account.email());
    assertThat(made.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(log()).contains(account.email(), "is an admin now").doesNotContain("serves");
    assertThat(made.exitValue()).as(log()).isZero();

    Process unknown = start(settings, "--make-admin=nobody@example.com");
    assertThat(unknown.waitFor(3, TimeUnit.MINUTES)).isTrue();
    assertThat(log()).contains("nobody is registered with nobody@example.com");
    assertThat(unknown.exitValue()).isEqualTo(1);
  }

  private Process start(Map<String, String> environment, String... arguments) throws IOException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    List<String> command = new ArrayList<>(List.of(java, "-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  private void awaitLine(Process process, String line) throws IOException, InterruptedException {
    Instant end = Instant.now().plus(Duration.ofMinutes(3));
    while (!log().contains(line)) {
      assertThat(Instant.now()).as(log()).isBefore(end);
      assertThat(process.waitFor(50, TimeUnit.MILLISECONDS)).as(log()).isFalse();
    }
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
