package dev.hexauth.architecture.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The dependencies that each POM declares, in every scope, profile and plugin, are those of {@code
 * dependencies.txt}; those on modules of ours are in the README instead, unless a plugin has them.
 * The enforcer judges what they bring along, in every build.
 */
final class DependenciesTest {

  private static final Path LIST = Path.of("src/test/resources/dependencies.txt");

  @Test
  void the_poms_declare_the_listed_dependencies_and_no_others() throws IOException {
    Set<String> declared =
        Reactor.modules().stream()
            .flatMap(DependenciesTest::declaredBy)
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> listed = Files.readAllLines(LIST);
    assertThat(listed).isSorted().doesNotHaveDuplicates();
    assertThat(declared)
        .as("A dependency more, or less, is a line of %s", LIST)
        .containsExactlyElementsOf(listed);
  }

  private static Stream<String> declaredBy(String module) {
    Pom pom = Reactor.pom(module);
    return Stream.concat(
            pom.dependencies().stream().filter(dependency -> !isOwn(dependency)),
            pom.dependenciesOfPlugins().stream())
        .map(dependency ->
            "%s %s %s:%s"
                .formatted(module, dependency.scope(), dependency.group(), dependency.artifact()));
  }

  private static boolean isOwn(Pom.Dependency dependency) {
    return Reactor.modules().stream()
        .anyMatch(module -> Reactor.makes(module, dependency.artifact()));
  }
}
