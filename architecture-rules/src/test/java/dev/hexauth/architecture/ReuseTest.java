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
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/architecture-rules.md} shows works in other projects, with other names. */
final class ReuseTest {

  private static final Path DOCUMENT = Path.of("../docs/architecture-rules.md");
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

  private static final HexagonalLayout LIBRARY =
      HexagonalLayout.of("org.example.library")
          .domain("core")
          .outputPorts("core.spi")
          .application("usecase")
          .drivingAdapters("infrastructure.rest")
          .drivenAdapters("infrastructure.*")
          .composition("main")
          .randomIn("ids")
          .owning("jdbc", "SQL", "java.sql..", "javax.sql..");

  /** Has every part, so that there is every rule. */
  private static final HexagonalLayout WHOLE =
      LayoutsTest.BANK.sharedKernel("common").owning("jpa", "SQL", "java.sql..");

  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LAYOUT =
      Pattern.compile("HexagonalLayout\\.\\w+\\(\"([\\w.]+)\"\\)[^;]*", Pattern.DOTALL);
  private static final Pattern ROW =
      Pattern.compile("^\\| `([\\w-]+)` \\| ([a-z]+) \\| (.+) \\| (.+) \\|$", Pattern.MULTILINE);

  @TempDir private Path project;

  /** The annotations of the compiler are not on the class path of the tests. */
  @Test
  void a_project_as_shown_obeys_the_rules() throws Exception {
    JavaSources.compile(classes(), sources("bank"));
    Files.delete(classes().resolve("lombok/NonNull.class"));
    Files.delete(classes().resolve("org/mapstruct/Mapper.class"));
    assertThat(sentencesBrokenAsShown()).isEmpty();
  }

  @Test
  void all_crimes_in_a_project_as_shown_are_found() throws Exception {
    JavaSources.compile(classes(), sources("bank"), sources("bank-crimes"));
    assertThat(sentencesBrokenAsShown()).containsAll(sentencesBrokenByCrimes());
  }

  @Test
  void the_layouts_shown_are_those_of_the_tests() throws Exception {
    String body =
        blocks().stream()
            .map(ReuseTest::layoutIn)
            .collect(Collectors.joining(", ", "return java.util.List.of(", ");"));
    Files.writeString(
        sourceFolder().resolve("Shown.java"),
        "public final class Shown { public static Object layouts() { %s } }"
            .formatted(
                body.replace("HexagonalLayout.", "dev.hexauth.architecture.HexagonalLayout.")));
    JavaSources.compile(classes(), new JavaSources(sourceFolder()));
    try (URLClassLoader theirs = loader(classes())) {
      Object layouts = theirs.loadClass("Shown").getMethod("layouts").invoke(null);
      assertThat(layouts).isEqualTo(List.of(LayoutsTest.BANK, LayoutsTest.WALLET, LIBRARY));
    }
  }

  @Test
  void each_crime_in_the_library_breaks_its_own_rule_only() throws IOException {
    Crimes crimes =
        new Crimes(FIXTURES.resolve("library"), FIXTURES.resolve("library-crimes"), classes());
    assertThat(HexagonalRules.of(LIBRARY).violations(crimes.none())).isEmpty();
    assertThat(crimes.names())
        .hasSize(10)
        .allSatisfy(name ->
            assertThat(HexagonalRules.of(LIBRARY))
                .filteredOn(rule -> !rule.violations(crimes.with(name)).isEmpty())
                .extracting(Crimes::nameOf)
                .containsExactly(name));
  }

  @Test
  void a_consumer_writes_less_than_ten_lines() throws IOException {
    String body = blocks().get(0).replaceFirst("(?s).*the_architecture_holds\\(\\) \\{\n", "");
    assertThat(body.lines().takeWhile(line -> !line.equals("  }"))).hasSizeBetween(3, 9);
  }

  @Test
  void the_document_lists_all_rules() throws IOException {
    List<String> rules =
        Stream.of(
                HexagonalRules.of(WHOLE),
                HexagonalRules.listed(WHOLE, AllowList.EMPTY),
                HexagonalRules.ofTests(WHOLE))
            .flatMap(HexagonalRules::stream)
            .map(rule ->
                String.join(
                    " | ",
                    rule.id(),
                    rule.set().name().toLowerCase(Locale.ROOT),
                    rule.sentence(),
                    rule.reason()))
            .toList();
    List<String> rows =
        ROW.matcher(Files.readString(DOCUMENT))
            .results()
            .map(row -> String.join(" | ", row.group(1), row.group(2), row.group(3), row.group(4)))
            .toList();
    assertThat(rows).isEqualTo(rules);
  }

  private Path classes() throws IOException {
    return Files.createDirectories(project.resolve("target/classes"));
  }

  private static JavaSources sources(String fixture) {
    return new JavaSources(FIXTURES.resolve(fixture));
  }

  private Path sourceFolder() throws IOException {
    return Files.createDirectories(project.resolve("src/test/java"));
  }

  private static URLClassLoader loader(Path... folders) throws IOException {
    URL[] classPath = new URL[folders.length];
    for (int i = 0; i < folders.length; i++) {
      classPath[i] = folders[i].toUri().toURL();
    }
    return new URLClassLoader(classPath, ReuseTest.class.getClassLoader());
  }

  private static List<String> sentencesBrokenByCrimes() {
    Set<String> ids =
        sources("bank-crimes").folders().stream()
            .map(name -> name.replaceFirst("\\..*", ""))
            .collect(Collectors.toSet());
    return HexagonalRules.of(LayoutsTest.BANK).stream()
        .filter(rule -> ids.contains(rule.id()))
        .map(Rule::sentence)
        .toList();
  }

  /** Compiles what the document shows as a test of the project, and runs it. */
  private List<String> sentencesBrokenAsShown() throws Exception {
    Path tests = Files.createDirectories(project.resolve("target/test-classes"));
    Files.writeString(sourceFolder().resolve("ArchitectureTest.java"), blocks().get(0));
    JavaSources.compile(tests, new JavaSources(sourceFolder()));
    Thread thread = Thread.currentThread();
    ClassLoader own = thread.getContextClassLoader();
    try (URLClassLoader theirs = loader(classes(), tests)) {
      thread.setContextClassLoader(theirs);
      return dynamicTestsOf(theirs.loadClass("com.example.bank.ArchitectureTest"))
          .filter(ReuseTest::fails)
          .map(DynamicTest::getDisplayName)
          .toList();
    } finally {
      thread.setContextClassLoader(own);
    }
  }

  private static String layoutIn(String block) {
    Matcher layout = LAYOUT.matcher(block);
    assertThat(layout.find()).isTrue();
    return layout.group();
  }

  private static List<String> blocks() throws IOException {
    return JAVA.matcher(Files.readString(DOCUMENT)).results().map(block -> block.group(1)).toList();
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
