package dev.hexauth.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/architecture-rules.md} shows works in another project, with other names. */
final class ReuseTest {

  private static final Path DOCUMENT = Path.of("../docs/architecture-rules.md");
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
  private static final HexagonalRules LIBRARY_RULES =
      HexagonalRules.of(
          HexagonalLayout.of("org.example.library")
              .domain("core")
              .outputPorts("core.spi")
              .application("usecase")
              .drivingAdapters("infrastructure.rest")
              .drivenAdapters("infrastructure.*")
              .composition("main")
              .randomIn("ids")
              .owning("jdbc", "SQL", "java.sql..", "javax.sql.."));

  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern ROW = Pattern.compile("^\\| (.+) \\| (.+) \\|$", Pattern.MULTILINE);
  private static final String HEADING = "rule: because";

  @TempDir private Path project;

  @Test
  void the_other_project_obeys_all_rules() throws Exception {
    JavaSources.compile(classes(), sources("library"));
    assertThat(rulesBrokenAsShown()).isEmpty();
  }

  @Test
  void ten_crimes_break_ten_rules() throws Exception {
    JavaSources.compile(classes(), sources("library"), sources("library-crimes"));
    assertThat(rulesBrokenAsShown())
        .hasSize(10)
        .containsExactlyInAnyOrderElementsOf(sources("library-crimes").folders());
  }

  @Test
  void each_crime_breaks_its_own_rule_only() throws IOException {
    Crimes crimes =
        new Crimes(FIXTURES.resolve("library"), FIXTURES.resolve("library-crimes"), classes());
    assertThat(crimes.names())
        .allSatisfy(name ->
            assertThat(LIBRARY_RULES)
                .filteredOn(rule -> !rule.violations(crimes.with(name)).isEmpty())
                .extracting(Crimes::nameOf)
                .containsExactly(name));
  }

  @Test
  void the_document_lists_all_rules() throws IOException {
    List<String> rules =
        Stream.of(
                HexagonalRules.of(Shop.LAYOUT),
                HexagonalRules.listed(Shop.LAYOUT, AllowList.EMPTY),
                HexagonalRules.ofTests(Shop.LAYOUT))
            .flatMap(HexagonalRules::stream)
            .map(rule -> rule.sentence() + ": " + rule.reason())
            .toList();
    List<String> rows =
        ROW.matcher(Files.readString(DOCUMENT))
            .results()
            .map(row -> row.group(1) + ": " + row.group(2))
            .filter(row -> !row.equals(HEADING))
            .toList();
    assertThat(rows).isEqualTo(rules);
  }

  private Path classes() throws IOException {
    return Files.createDirectories(project.resolve("target/classes"));
  }

  private static JavaSources sources(String fixture) {
    return new JavaSources(FIXTURES.resolve(fixture));
  }

  /** Compiles what the document shows as a test of the project, and runs it. */
  private List<String> rulesBrokenAsShown() throws Exception {
    Path source = Files.createDirectories(project.resolve("src/test/java"));
    Path tests = Files.createDirectories(project.resolve("target/test-classes"));
    Files.writeString(source.resolve("ArchitectureTest.java"), shown());
    JavaSources.compile(tests, new JavaSources(source));
    URL[] classPath = {classes().toUri().toURL(), tests.toUri().toURL()};
    Thread thread = Thread.currentThread();
    ClassLoader own = thread.getContextClassLoader();
    try (URLClassLoader theirs = new URLClassLoader(classPath, getClass().getClassLoader())) {
      thread.setContextClassLoader(theirs);
      return dynamicTestsOf(theirs.loadClass("org.example.library.ArchitectureTest"))
          .filter(ReuseTest::fails)
          .map(test -> Crimes.nameOf(test.getDisplayName()))
          .toList();
    } finally {
      thread.setContextClassLoader(own);
    }
  }

  private static String shown() throws IOException {
    Matcher block = JAVA.matcher(Files.readString(DOCUMENT));
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  private static Stream<DynamicTest> dynamicTestsOf(Class<?> shown) throws Exception {
    Constructor<?> constructor = shown.getDeclaredConstructor();
    constructor.setAccessible(true);
    Method factory = shown.getDeclaredMethod("the_architecture_holds");
    factory.setAccessible(true);
    return ((Stream<?>) factory.invoke(constructor.newInstance())).map(DynamicTest.class::cast);
  }

  private static boolean fails(DynamicTest test) {
    return catchThrowable(() -> test.getExecutable().execute()) instanceof AssertionError;
  }
}
