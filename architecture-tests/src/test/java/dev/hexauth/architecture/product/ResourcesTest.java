package dev.hexauth.architecture.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Files beside the classes can configure, register and migrate, and no rule about classes sees
 * them. So all that is shipped is in {@code resources.txt}, and names no class of another module.
 */
final class ResourcesTest {

  private static final Path LIST = Path.of("src/test/resources/resources.txt");
  private static final Pattern OWN_CLASS =
      Pattern.compile("\\bdev\\.hexauth(\\.[a-z]+)+(?=\\.[A-Z])");

  @Test
  void the_modules_ship_the_listed_resources_and_no_others() throws IOException {
    Set<String> shipped =
        Reactor.modules().stream()
            .flatMap(module -> filesOf(module).map(file -> module + " " + file))
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> listed = Files.readAllLines(LIST);
    assertThat(listed).isSorted().doesNotHaveDuplicates();
    assertThat(shipped)
        .as("A resource more, or less, is a line of %s", LIST)
        .containsExactlyElementsOf(listed);
  }

  @Test
  void no_resource_names_a_class_of_another_module() {
    assertThat(Reactor.modules().stream().flatMap(ResourcesTest::foreignPackages)).isEmpty();
  }

  private static Stream<String> foreignPackages(String module) {
    Path sources = Reactor.ROOT.resolve(module).resolve("src/main/java");
    return filesOf(module)
        .filter(file -> file.matches("META-INF/.*|.*\\.(properties|ya?ml|xml)"))
        .flatMap(file ->
            OWN_CLASS
                .matcher(read(resources(module).resolve(file)))
                .results()
                .map(match -> match.group().replace('.', '/'))
                .filter(home -> Files.notExists(sources.resolve(home)))
                .map(home -> module + " " + file + " names a class of " + home));
  }

  private static Stream<String> filesOf(String module) {
    Path folder = resources(module);
    if (Files.notExists(folder)) {
      return Stream.of();
    }
    try (Stream<Path> entries = Files.walk(folder)) {
      return entries
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path resources(String module) {
    return Reactor.ROOT.resolve(module).resolve("src/main/resources");
  }
}
