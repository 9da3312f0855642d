package dev.hexauth.architecture.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The README's table of modules is the graph of the POMs. In the table a dependency is written
 * {@code `name`}, with {@code (test)} or another scope, or {@code (optional)}, behind it; {@code
 * all of them (test)} stands for every other module.
 */
final class ModuleGraphTest {

  private static final Pattern SECTION =
      Pattern.compile("^## Modules$(.*?)(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern ROW =
      Pattern.compile("^\\| `([a-z0-9/-]+)` \\|([^|]*)\\|", Pattern.MULTILINE);
  private static final Pattern DEPENDENCY = Pattern.compile("`([a-z0-9/-]+)`( \\([a-z]+\\))?");
  private static final String EVERYTHING = "all of them";

  @Test
  void the_readme_lists_the_modules_of_the_build() throws IOException {
    assertThat(table().keySet()).containsExactlyInAnyOrderElementsOf(Reactor.modules());
  }

  @Test
  void the_poms_have_the_dependencies_of_the_readme_and_no_others() throws IOException {
    Map<String, Set<String>> poms =
        Reactor.modules().stream()
            .collect(Collectors.toMap(module -> module, ModuleGraphTest::declaredBy));
    assertThat(poms).isEqualTo(table());
  }

  @Test
  void no_pom_takes_files_from_outside_of_its_module() {
    assertThat(Reactor.modules().stream().flatMap(ModuleGraphTest::pathsOutOf))
        .containsExactlyInAnyOrder(
            "adapters-console: ${project.basedir}/../clients/javascript",
            "adapters-console: ${maven.multiModuleProjectDirectory}",
            "bootstrap: ${project.basedir}/../docs",
            "dev-services: ${maven.multiModuleProjectDirectory}");
  }

  @Test
  void the_architecture_is_tested_last() {
    assertThat(Reactor.modules()).endsWith("architecture-tests");
  }

  /** The folder of the root POM is the way to it. */
  private static Stream<String> pathsOutOf(String module) {
    return Reactor.pom(module).texts().stream()
        .filter(text -> text.contains("..") || text.contains("{maven.multiModuleProjectDirectory}"))
        .filter(text -> text.contains("/") || text.startsWith("$"))
        .filter(text -> !text.matches("(\\.\\./)+pom\\.xml"))
        .map(text -> module + ": " + text);
  }

  private static Set<String> declaredBy(String module) {
    return Reactor.pom(module).dependencies().stream()
        .flatMap(dependency ->
            Reactor.modules().stream()
                .filter(other -> Reactor.makes(other, dependency.artifact()))
                .map(other -> written(other, dependency)))
        .collect(Collectors.toSet());
  }

  private static String written(String module, Pom.Dependency dependency) {
    if (dependency.optional()) {
      return module + " (optional)";
    }
    return dependency.scope().equals("compile") ? module : module + " (" + dependency.scope() + ")";
  }

  private static Map<String, Set<String>> table() throws IOException {
    String readme = Files.readString(Reactor.ROOT.resolve("README.md"));
    String section =
        SECTION
            .matcher(readme)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.joining());
    return ROW.matcher(section)
        .results()
        .collect(Collectors.toMap(row -> row.group(1), ModuleGraphTest::dependenciesIn));
  }

  private static Set<String> dependenciesIn(MatchResult row) {
    String cell = row.group(2);
    if (cell.contains(EVERYTHING)) {
      String scope = cell.replace(EVERYTHING, "").strip();
      return Reactor.modules().stream()
          .filter(module -> !module.equals(row.group(1)))
          .map(module -> (module + " " + scope).strip())
          .collect(Collectors.toSet());
    }
    return DEPENDENCY
        .matcher(cell)
        .results()
        .map(match -> match.group(1) + (match.group(2) == null ? "" : match.group(2)))
        .collect(Collectors.toSet());
  }
}
