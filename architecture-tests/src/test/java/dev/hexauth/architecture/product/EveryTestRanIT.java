package dev.hexauth.architecture.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs last: every test of this build ran in this build, and none was skipped. Only a build without
 * a browser, which mvnw reports, leaves out those of console-tests.
 */
final class EveryTestRanIT {

  private static final String TESTABLE = "org.junit.platform.commons.annotation.Testable";

  private static final Instant BUILD_START = Instant.parse(property("build.start"));

  private static final boolean IN_BROWSER = !property("chromedriver").equals("none");

  /** All modules' at once: one module's test may run the tests of another's contract. */
  private static final JavaClasses TEST_CLASSES =
      new ClassFileImporter()
          .importPaths(
              Reactor.modules().stream()
                  .map(module -> classesOf(Reactor.ROOT.resolve(module)))
                  .filter(Files::exists)
                  .toList());

  static List<String> modules() {
    return Reactor.modules();
  }

  /** Those whose tests this build runs. */
  static List<String> tested() {
    return Reactor.modules().stream()
        .filter(module -> IN_BROWSER || !module.equals("console-tests"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("tested")
  void every_test_of_the_module_ran(String module) {
    Path folder = Reactor.ROOT.resolve(module);
    assertThat(new TestReports(folder, BUILD_START).findings(testClassesOf(folder))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void every_test_source_of_the_module_is_compiled(String module) throws IOException {
    Path folder = Reactor.ROOT.resolve(module);
    assertThat(testClassesOf(folder).stream().map(name -> name.replaceFirst(".*\\.", "")))
        .containsAll(testSourcesOf(folder));
  }

  private static Set<String> testSourcesOf(Path module) throws IOException {
    Path sources = module.resolve("src/test/java");
    if (Files.notExists(sources)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches(".*(Test|IT)\\.java"))
          .filter(name -> !name.equals("EveryTestRanIT.java"))
          .map(name -> name.replace(".java", ""))
          .collect(Collectors.toSet());
    }
  }

  private static Set<String> testClassesOf(Path module) {
    Path classes = classesOf(module);
    return TEST_CLASSES.stream()
        .filter(type ->
            type.getSource().map(it -> Path.of(it.getUri())).orElseThrow().startsWith(classes))
        .filter(EveryTestRanIT::isRun)
        .map(JavaClass::getName)
        .filter(name -> !name.equals(EveryTestRanIT.class.getName()))
        .collect(Collectors.toSet());
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }

  private static Path classesOf(Path module) {
    return module.resolve("target/test-classes").toAbsolutePath().normalize();
  }

  private static boolean isRun(JavaClass type) {
    boolean instantiable =
        !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT);
    boolean found = type.isTopLevelClass() || type.isAnnotatedWith("org.junit.jupiter.api.Nested");
    return instantiable
        && found
        && type.getAllMethods().stream().anyMatch(method -> method.isMetaAnnotatedWith(TESTABLE));
  }
}
