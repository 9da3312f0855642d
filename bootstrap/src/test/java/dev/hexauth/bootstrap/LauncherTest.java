package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The output of {@code mvnw}, with a script instead of Maven: its own few lines and the service's
 * when it starts the service, all of Maven's when that fails, and all of Maven's for other goals.
 */
final class LauncherTest {

  private static final List<String> RUN = List.of("-pl", "bootstrap", "-am", "spring-boot:run");

  /** Prints its version, or logs like Maven to {@code --log-file} or else to its output. */
  private static final String MAVEN =
      """
      #!/bin/sh
      [ "$*" != -v ] || { echo "Apache Maven 3.9.11 (abc)"; exit; }
      for argument; do echo "argument <$argument>" >> "$MADE/arguments"; done
      if [ "$1" = --log-file ]; then exec 4>>"$2"; else exec 4>&1; fi
      for module in 1 2 3; do
        echo "[INFO] Downloading from central: http://repository.example/$module.jar" >&4
        echo "[INFO] Downloaded from central: http://repository.example/$module.jar (1 kB)" >&4
        echo "[INFO] Building module$module 1.0.0-SNAPSHOT      [$module/3]" >&4
        echo "[INFO] --- spring-boot:4.1.2:run (default-cli) @ module$module ---" >&4
      done
      [ "$FAKE" != compiler ] || { echo "[ERROR] cannot find symbol" >&4; exit 3; }
      echo "[INFO] --- spring-boot:4.1.2:run (default-cli) @ bootstrap ---" >&4
      echo "hexauth serves http://localhost:8000"
      [ "$FAKE" != service ] || { echo "[ERROR] Process terminated with exit code: 1" >&4; exit 1; }
      [ "$FAKE" != serving ] || { trap 'echo stopped; exit 143' TERM; while :; do sleep 0.1; done; }
      echo "[INFO] BUILD SUCCESS" >&4
      """;

  @TempDir Path folder;

  @BeforeEach
  void makeMaven() throws IOException {
    Path maven = Files.createDirectories(folder.resolve("maven/bin")).resolve("mvn");
    Files.writeString(maven, MAVEN);
    Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createDirectory(folder.resolve("tmp"));
  }

  @Test
  void a_start_shows_the_service_and_not_maven() throws IOException, InterruptedException {
    Process mvnw = start("", RUN);

    assertThat(mvnw.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(mvnw.exitValue()).isZero();
    assertThat(output()).hasSize(2);
    assertThat(output().getFirst()).startsWith("mvnw: builds and starts hexauth");
    assertThat(output().getLast()).isEqualTo("hexauth serves http://localhost:8000");
    assertNothingIsLeft();
  }

  @Test
  void a_build_that_fails_is_shown_without_its_downloads()
      throws IOException, InterruptedException {
    Process mvnw = start("compiler", RUN);

    assertThat(mvnw.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(mvnw.exitValue()).isEqualTo(3);
    assertThat(output())
        .contains("[ERROR] cannot find symbol")
        .anyMatch(line -> line.startsWith("[INFO] Building module1"))
        .noneMatch(line -> line.contains("repository.example"));
    assertNothingIsLeft();
  }

  @Test
  void a_service_that_fails_is_not_followed_by_the_build()
      throws IOException, InterruptedException {
    Process mvnw = start("service", RUN);

    assertThat(mvnw.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(mvnw.exitValue()).isEqualTo(1);
    assertThat(output())
        .endsWith(
            "[INFO] --- spring-boot:4.1.2:run (default-cli) @ bootstrap ---",
            "[ERROR] Process terminated with exit code: 1")
        .noneMatch(line -> line.contains("Building"));
  }

  @Test
  void a_signal_reaches_maven_and_its_end_is_awaited() throws IOException, InterruptedException {
    Process mvnw = start("serving", RUN);
    while (!output().contains("hexauth serves http://localhost:8000")) {
      assertThat(mvnw.waitFor(50, TimeUnit.MILLISECONDS)).isFalse();
    }

    mvnw.destroy();

    assertThat(mvnw.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(mvnw.exitValue()).isEqualTo(143);
    assertThat(output()).endsWith("stopped");
    assertNothingIsLeft();
  }

  @Test
  void other_goals_show_all_of_maven() throws IOException, InterruptedException {
    for (List<String> arguments :
        List.of(
            List.of("--batch-mode", "verify"),
            List.of("-X", "-am", "spring-boot:run"),
            List.of("-q", "spring-boot:run"),
            List.of("--log-file", "/dev/stdout", "spring-boot:run"))) {
      Process mvnw = start("compiler", arguments);

      assertThat(mvnw.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(mvnw.exitValue()).isEqualTo(3);
      assertThat(output())
          .contains("[ERROR] cannot find symbol")
          .anyMatch(line -> line.startsWith("[INFO] Building module1"))
          .noneMatch(line -> line.startsWith("mvnw:"));
    }
  }

  @Test
  void arguments_reach_maven_as_they_were_given() throws IOException, InterruptedException {
    for (String goal : List.of("verify", "spring-boot:run")) {
      Files.deleteIfExists(folder.resolve("arguments"));
      start("", List.of("-Dtest=A, B", "", "*", goal)).waitFor(30, TimeUnit.SECONDS);

      assertThat(Files.readAllLines(folder.resolve("arguments")))
          .endsWith(
              "argument <-Dtest=A, B>", "argument <>", "argument <*>", "argument <" + goal + ">");
    }
  }

  @Test
  void goals_with_integration_tests_get_the_browser_and_its_driver()
      throws IOException, InterruptedException {
    start("", List.of("--batch-mode", "verify")).waitFor(30, TimeUnit.SECONDS);
    assertThat(Files.readAllLines(folder.resolve("arguments")))
        .contains("argument <-Dchromium=/bin/sh>", "argument <-Dchromedriver=/bin/sh>");

    for (List<String> arguments :
        List.of(
            List.of("test-compile"),
            List.of("-pl", "bootstrap", "-am", "verify"),
            List.of("-DskipTests", "install"),
            List.of("-pl", "architecture-tests", "-am", "verify"))) {
      Files.delete(folder.resolve("arguments"));
      start("", arguments).waitFor(30, TimeUnit.SECONDS);
      assertThat(Files.readString(folder.resolve("arguments")))
          .as("%s", arguments)
          .doesNotContain("chromedriver");
    }
  }

  @Test
  void without_a_browser_one_line_says_that_its_tests_are_left_out_and_how_to_install_it()
      throws IOException, InterruptedException {
    Process mvnw = start("", List.of("verify"), Map.of("CHROMEDRIVER", "/missing"));

    assertThat(mvnw.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(mvnw.exitValue()).isZero();
    assertThat(output().stream().filter(line -> line.startsWith("mvnw:")))
        .singleElement()
        .asString()
        .contains("leaves out", "console-tests", "apt-get install chromium chromium-driver");
    assertThat(Files.readString(folder.resolve("arguments"))).doesNotContain("chromedriver");
  }

  @Test
  void without_a_browser_a_build_that_requires_it_fails() throws IOException, InterruptedException {
    Process mvnw =
        start("", List.of("verify"), Map.of("CHROMIUM", "/missing", "BROWSER_TESTS", "required"));

    assertThat(mvnw.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(mvnw.exitValue()).isEqualTo(1);
    assertThat(output()).singleElement().asString().contains("apt-get install chromium");
    assertThat(folder.resolve("arguments")).doesNotExist();
  }

  private Process start(String fake, List<String> arguments) throws IOException {
    return start(fake, arguments, Map.of());
  }

  private Process start(String fake, List<String> arguments, Map<String, String> settings)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of("..", "mvnw").toAbsolutePath().normalize().toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("MAVEN_HOME", folder.resolve("maven").toString());
    builder.environment().put("TMPDIR", folder.resolve("tmp").toString());
    builder.environment().put("MADE", folder.toString());
    builder.environment().put("FAKE", fake);
    builder.environment().remove("BROWSER_TESTS");
    builder.environment().put("CHROMIUM", "/bin/sh");
    builder.environment().put("CHROMEDRIVER", "/bin/sh");
    builder.environment().putAll(settings);
    Path log = folder.resolve("output");
    Files.deleteIfExists(log);
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  private List<String> output() throws IOException {
    return Files.readAllLines(folder.resolve("output"));
  }

  private void assertNothingIsLeft() throws IOException {
    try (Stream<Path> left = Files.list(folder.resolve("tmp"))) {
      assertThat(left).isEmpty();
    }
  }
}
