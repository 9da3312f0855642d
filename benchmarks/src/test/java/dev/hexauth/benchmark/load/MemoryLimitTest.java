package dev.hexauth.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of control groups, in a folder that looks like theirs. */
final class MemoryLimitTest {

  @TempDir Path root;

  @Test
  void a_group_of_version_1_is_limited() throws IOException {
    Path memory = Files.createDirectory(root.resolve("memory"));
    Files.createFile(memory.resolve("memory.limit_in_bytes"));

    Path group = groupOf(MemoryLimit.of(256, root));

    assertThat(group.getParent()).isEqualTo(memory);
    assertThat(group.resolve("memory.limit_in_bytes")).hasContent("268435456");
    assertThat(group.resolve("memory.swappiness")).hasContent("0");
  }

  @Test
  void a_group_of_version_2_is_limited() throws IOException {
    Files.writeString(root.resolve("cgroup.controllers"), "cpu memory io\n");

    Path group = groupOf(MemoryLimit.of(128, root));

    assertThat(group.getParent()).isEqualTo(root);
    assertThat(root.resolve("cgroup.subtree_control")).hasContent("+memory");
    assertThat(group.resolve("memory.max")).hasContent("134217728");
    assertThat(group.resolve("memory.swap.max")).hasContent("0");
  }

  @Test
  void a_system_without_such_groups_is_refused() {
    assertThatThrownBy(() -> MemoryLimit.of(128, root))
        .isInstanceOf(LoadException.class)
        .hasMessageContaining("run this as root on Linux");
  }

  @Test
  void the_starter_puts_itself_into_the_group_and_becomes_the_program() throws Exception {
    Files.writeString(root.resolve("cgroup.controllers"), "memory\n");
    MemoryLimit limit = MemoryLimit.of(128, root);
    List<String> command =
        Stream.concat(limit.starter().stream(), Stream.of("sleep", "60")).toList();
    Process process = new ProcessBuilder(command).start();
    Path members = groupOf(limit).resolve("cgroup.procs");
    while (process.isAlive() && (!Files.exists(members) || Files.size(members) == 0)) {
      Thread.onSpinWait();
    }
    assertThat(members).hasContent(Long.toString(process.pid()));
    process.destroyForcibly().waitFor();
  }

  private static Path groupOf(MemoryLimit limit) {
    return Objects.requireNonNull(Path.of(limit.starter().getLast()).getParent());
  }
}
