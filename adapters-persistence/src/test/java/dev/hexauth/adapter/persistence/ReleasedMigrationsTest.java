package dev.hexauth.adapter.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A released migration is never changed or removed: the service would not start on databases that
 * have applied it. With {@code -Dupdate} new ones are recorded, in the format of {@code sha256sum};
 * CONTRIBUTING.md says when.
 */
final class ReleasedMigrationsTest {

  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final Path RELEASED = Path.of("src/test/resources/released/migrations.sha256");

  @TempDir Path folder;

  @BeforeAll
  static void recordIfAsked() throws Exception {
    if (System.getProperty("update") != null) {
      Map<String, String> all = digests(MIGRATIONS);
      all.putAll(released());
      Files.write(
          RELEASED, all.keySet().stream().map(name -> all.get(name) + "  " + name).toList());
    }
  }

  @BeforeEach
  void copy() throws IOException {
    for (String name : released().keySet()) {
      Files.copy(MIGRATIONS.resolve(name), folder.resolve(name));
    }
  }

  @Test
  void released_migrations_are_as_they_were() throws Exception {
    assertThat(problems(MIGRATIONS)).isEmpty();
  }

  @Test
  void a_changed_migration_is_named() throws Exception {
    Files.writeString(folder.resolve("V1__users.sql"), "-- better\n");
    assertThat(problems(folder))
        .isEqualTo(
            "V1__users.sql is released and has changed: restore it, and write what you want to"
                + " change as a new migration.");
  }

  @Test
  void a_removed_and_a_renamed_migration_are_named() throws Exception {
    Files.delete(folder.resolve("V2__sessions.sql"));
    assertThat(problems(folder))
        .isEqualTo("V2__sessions.sql is released and is not there: restore it.");

    Files.move(folder.resolve("V3__accounts_change.sql"), folder.resolve("V3__accounts.sql"));
    assertThat(problems(folder)).contains("V3__accounts_change.sql is released and is not there");
  }

  @Test
  void a_new_migration_must_be_recorded() throws Exception {
    Files.writeString(folder.resolve("V999__new.sql"), "select 1;\n");
    assertThat(problems(folder))
        .isEqualTo(
            "V999__new.sql is new: record it, as CONTRIBUTING.md says under \"Add a migration\".");
  }

  @Test
  void the_ends_of_lines_do_not_count() throws Exception {
    Path users = folder.resolve("V1__users.sql");
    Files.writeString(users, Files.readString(users).replace("\n", "\r\n"));
    assertThat(problems(folder)).isEmpty();
  }

  private static String problems(Path migrations) throws Exception {
    Map<String, String> released = released();
    Map<String, String> found = digests(migrations);
    Stream<String> old =
        released.keySet().stream()
            .filter(name -> !Objects.equals(released.get(name), found.get(name)))
            .map(name ->
                found.containsKey(name)
                    ? name
                        + " is released and has changed: restore it, and write what you want to"
                        + " change as a new migration."
                    : name + " is released and is not there: restore it.");
    Stream<String> young =
        found.keySet().stream()
            .filter(name -> !released.containsKey(name))
            .map(name ->
                name + " is new: record it, as CONTRIBUTING.md says under \"Add a migration\".");
    return Stream.concat(old, young).collect(Collectors.joining("\n"));
  }

  /** The name of each released migration, and its SHA-256. */
  private static Map<String, String> released() throws IOException {
    Map<String, String> released = new TreeMap<>();
    for (String line : Files.readAllLines(RELEASED)) {
      String[] parts = line.split(" +", 2);
      released.put(parts[1], parts[0]);
    }
    return released;
  }

  private static Map<String, String> digests(Path migrations) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.list(migrations)) {
      for (Path file : files.toList()) {
        String content = Files.readString(file).replace("\r\n", "\n");
        digests.put(
            String.valueOf(file.getFileName()),
            HexFormat.of().formatHex(digest.digest(content.getBytes(UTF_8))));
      }
    }
    return digests;
  }
}
