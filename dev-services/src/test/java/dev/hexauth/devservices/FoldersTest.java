package dev.hexauth.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

  private static final ServiceUser SELF = new ServiceUser(List.of(), ServiceUser.OWN);
  private static final ServiceUser NOBODY = new ServiceUser(List.of(), 65534);

  @TempDir private Path home = Path.of("");

  @Test
  void the_project_is_the_nearest_folder_above_with_mvnw() throws IOException {
    Path module = Files.createDirectories(home.resolve("clone/module/src"));
    Files.createFile(home.resolve("clone/mvnw"));

    assertThat(Folders.projectRoot(module)).contains(home.resolve("clone"));
  }

  @Test
  void what_is_kept_lies_in_the_project() throws IOException {
    Path module = Files.createDirectories(home.resolve("clone/module"));
    Files.createFile(home.resolve("clone/mvnw"));

    assertThat(Folders.kept(module, SELF)).isEqualTo(home.resolve("clone/.dev-services"));
  }

  @Test
  void what_is_kept_of_a_project_in_a_closed_home_lies_elsewhere_and_always_there()
      throws IOException {
    Path clone = Files.createDirectories(home.resolve("clone"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));

    Path kept = Folders.kept(clone, NOBODY);

    assertThat(kept).isEqualTo(Folders.kept(clone, NOBODY)).isDirectory();
    assertThat(kept.startsWith(home)).isFalse();
    assertThat(NOBODY.reaches(kept)).isTrue();
    assertThat(kept).isNotEqualTo(Folders.kept(home.resolve("other"), NOBODY));
    Folders.delete(kept);
    Folders.delete(Folders.kept(home.resolve("other"), NOBODY));
  }

  @Test
  void a_server_in_a_folder_its_user_cannot_reach_is_refused_with_a_message() throws IOException {
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));

    if (ServiceUser.isRoot()) {
      assertThatThrownBy(() -> PostgresServer.keptIn(home)).hasMessageContaining("cannot reach");
    } else {
      PostgresServer.keptIn(home).close();
    }
  }

  @Test
  void a_platform_without_binaries_is_refused_with_a_message() {
    assertThatThrownBy(() -> Platform.of("Windows 11", "amd64"))
        .hasMessageContaining("set POSTGRES_HOST and REDIS_URL");
    assertThat(Platform.of("Linux", "amd64").postgresArchive())
        .isEqualTo("postgres-linux-x86_64.txz");
    assertThat(Platform.of("Mac OS X", "aarch64").redisBinary())
        .isEqualTo("redis-server-7.0.15-darwin-arm64");
  }
}
