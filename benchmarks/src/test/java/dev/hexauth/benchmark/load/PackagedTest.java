package dev.hexauth.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackagedTest {

  @TempDir Path folder;

  @Test
  void it_runs_with_the_options_of_the_container_image() {
    assertThat(Packaged.optionsOf(Path.of("../Dockerfile")))
        .contains("--enable-native-access=ALL-UNNAMED")
        .allMatch(option -> option.startsWith("-"));
  }

  @Test
  void an_image_without_java_is_refused() throws IOException {
    Path other = Files.writeString(folder.resolve("Dockerfile"), "ENTRYPOINT [\"node\"]\n");

    assertThatThrownBy(() -> Packaged.optionsOf(other)).isInstanceOf(LoadException.class);
  }

  @Test
  void a_small_container_gets_the_collector_that_the_jvm_would_choose() throws IOException {
    assertThat(with().within(512).javaOptions()).contains("-XX:+UseSerialGC", "-XX:MaxRAM=512m");
    assertThat(with().within(4096).javaOptions()).containsExactly("-XX:MaxRAM=4096m");
    assertThat(with("-XX:+UseZGC").within(512).javaOptions())
        .containsExactly("-XX:MaxRAM=512m", "-XX:+UseZGC");
  }

  @Test
  void a_limit_replaces_another() throws IOException {
    assertThat(with().within(512).within(256).javaOptions())
        .containsExactly("-XX:MaxRAM=256m", "-XX:+UseSerialGC");
  }

  @Test
  void a_command_can_start_it() throws IOException {
    assertThat(with("-Xint").startedBy(List.of("taskset", "-c", "0")).command())
        .containsSubsequence("taskset", "-c", "0", Packaged.java(), "-Xint", "-jar");
  }

  @Test
  void a_jar_that_is_not_there_is_refused_with_the_command_that_makes_it() {
    assertThatThrownBy(() -> new Packaged(folder.resolve("none.jar"), List.of(), Map.of()))
        .hasMessageContaining("none.jar is not there; ./mvnw -pl bootstrap -am package");
  }

  private Packaged with(String... options) throws IOException {
    Path jar = folder.resolve("some.jar");
    if (!Files.exists(jar)) {
      Files.createFile(jar);
    }
    return new Packaged(jar, List.of(options), Map.of());
  }
}
