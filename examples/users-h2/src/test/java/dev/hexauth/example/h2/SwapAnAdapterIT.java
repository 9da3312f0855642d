package dev.hexauth.example.h2;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The project that the page makes in an empty folder, built and tested by its own POM. */
final class SwapAnAdapterIT {

  private static final Path ROOT = Path.of("../..");

  /** Kept after a failure, with Maven's output. */
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void the_project_on_the_page_is_green() throws IOException, InterruptedException {
    Path project = folder.resolve("users-h2");
    for (Map.Entry<String, String> file : Page.read().files().entrySet()) {
      Path path = project.resolve(file.getKey());
      Files.createDirectories(requireNonNull(path.getParent()));
      Files.writeString(path, file.getValue());
    }
    Path repository = folder.resolve("repository");
    new OutsideRepository(property("hexauth.version"))
        .make(repository, Path.of(property("local.repository")));
    Path output = folder.resolve("output");

    int exit = test(project, repository, output);

    assertThat(output).content().contains("BUILD SUCCESS");
    assertThat(exit).isZero();
    for (String test : List.of("H2UserRepositoryTest", "H2AssemblyTest")) {
      assertThat(project.resolve("target/surefire-reports/com.example.users." + test + ".txt"))
          .exists();
    }
    OutsideRepository.delete(repository);
  }

  /** Runs {@code mvnw test} as the page says, on JVMs that start quickly. */
  private static int test(Path project, Path repository, Path output)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ROOT.resolve("mvnw").toRealPath().toString());
    command.add("--batch-mode");
    command.add("-Dmaven.repo.local=" + repository);
    if (property("maven.mode").equals("offline: true")) {
      command.add("--offline");
    }
    command.add("test");
    ProcessBuilder maven = new ProcessBuilder(command);
    maven.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    Process process =
        maven
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroy();
    }
    return process.waitFor();
  }

  private static String property(String name) {
    return requireNonNull(System.getProperty(name), name);
  }
}
