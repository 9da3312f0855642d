package dev.hexauth.architecture.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was deleted from the sources is not shipped. Maven copies resources and compiles classes
 * into {@code target}, but a migration that is gone from the sources stays there and runs.
 */
final class StaleFilesTest {

  /** What the build itself puts beside the classes. */
  private static final Pattern MADE_BY_THE_BUILD =
      Pattern.compile(
          "META-INF/(LICENSE|NOTICE|MANIFEST\\.MF|sbom/.*|BenchmarkList|CompilerHints)"
              + "|http\\.md|dev/hexauth/adapter/console/hexauth\\.js");

  @TempDir private Path module;

  static List<String> modules() {
    return Reactor.modules();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void every_file_in_target_has_a_source(String module) {
    assertThat(staleIn(Reactor.ROOT.resolve(module)))
        .as("Delete these, or run ./mvnw clean: their sources are gone")
        .isEmpty();
  }

  @Test
  void a_class_and_a_migration_without_a_source_are_stale() throws IOException {
    write("src/main/java/a/Kept.java");
    write("src/main/resources/db/V1.sql");
    write("target/generated-sources/jooq/b/Made.java");
    write("target/classes/a/Kept.class");
    write("target/classes/a/Kept$Nested.class");
    write("target/classes/b/Made.class");
    write("target/classes/db/V1.sql");
    assertThat(staleIn(module)).isEmpty();
    write("target/classes/a/Gone$Nested.class");
    write("target/classes/db/V2.sql");
    assertThat(staleIn(module)).containsExactlyInAnyOrder("a/Gone$Nested.class", "db/V2.sql");
  }

  private void write(String file) throws IOException {
    Path path = module.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "");
  }

  private static List<String> staleIn(Path module) {
    return Stream.concat(
            stale(module, "classes", "main", "generated-sources"),
            stale(module, "test-classes", "test", "generated-test-sources"))
        .toList();
  }

  private static Stream<String> stale(Path module, String output, String kind, String generated) {
    Path classes = module.resolve("target").resolve(output);
    List<Path> roots =
        Stream.concat(
                Stream.of(
                    module.resolve("src/" + kind + "/java"),
                    module.resolve("src/" + kind + "/resources")),
                foldersIn(module.resolve("target").resolve(generated)))
            .toList();
    return filesIn(classes)
        .map(file -> classes.relativize(file).toString())
        .filter(file -> !MADE_BY_THE_BUILD.matcher(file).matches())
        .filter(file -> roots.stream().noneMatch(root -> Files.exists(root.resolve(source(file)))));
  }

  private static String source(String file) {
    return file.endsWith(".class") ? file.replaceFirst("(\\$.*)?\\.class$", ".java") : file;
  }

  private static Stream<Path> foldersIn(Path folder) {
    if (Files.notExists(folder)) {
      return Stream.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> filesIn(Path folder) {
    if (Files.notExists(folder)) {
      return Stream.of();
    }
    try (Stream<Path> entries = Files.walk(folder)) {
      return entries.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
