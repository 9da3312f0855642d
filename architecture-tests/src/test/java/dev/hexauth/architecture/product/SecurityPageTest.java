package dev.hexauth.architecture.product;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code docs/security.md} says what the tests of this product show. */
final class SecurityPageTest {

  private static final Path DOCS = Reactor.ROOT.resolve("docs");
  private static final Path PAGE = DOCS.resolve("security.md");
  private static final List<Standard> STANDARDS =
      Standard.in(Path.of("src/test/resources/requirements"));
  private static final Pattern SETTING =
      Pattern.compile("^\\| `(hexauth\\.[^`]+)` \\|", Pattern.MULTILINE);

  @Test
  void every_requirement_agrees_with_the_tests_of_this_product() throws IOException {
    assertThat(hexauth().gaps()).isEmpty();
  }

  @Test
  void the_page_is_what_requirements_and_tests_say() throws IOException {
    String text = new SecurityPage(hexauth(), SecurityPageTest::sourceOf).text();
    if (Boolean.getBoolean("update")) {
      Files.writeString(PAGE, text);
    }
    assertThat(PAGE).as("to rewrite it: %s", SecurityPage.COMMAND).hasContent(text);
  }

  /** Levels 1 and 2 of these sections, by their number. */
  @ParameterizedTest
  @CsvSource({
    "ASVS-3.3,4", "ASVS-6.1,3", "ASVS-6.2,12", "ASVS-6.3,4", "ASVS-6.4,4", "ASVS-6.5,5",
    "ASVS-6.6,3", "ASVS-6.8,4", "ASVS-7.1,3", "ASVS-7.2,4", "ASVS-7.3,2", "ASVS-7.4,5",
    "ASVS-7.5,2", "ASVS-7.6,2", "ASVS-9.1,3", "ASVS-9.2,4", "ASVS-11.1,2", "ASVS-11.2,3",
    "ASVS-11.3,3", "ASVS-11.4,4", "ASVS-11.5,1", "ASVS-11.6,1", "ASVS-14.1,2", "ASVS-14.2,4",
    "ASVS-14.3,3", "ASVS-16.1,1", "ASVS-16.2,5", "ASVS-16.3,4", "ASVS-16.4,3", "ASVS-16.5,3",
    "RFC8725-3,12"
  })
  void every_requirement_of_a_section_is_listed(String section, int count) {
    assertThat(
            STANDARDS.stream()
                .flatMap(Standard::requirements)
                .map(Requirement::id)
                .filter(id -> id.startsWith(section + ".")))
        .containsAll(
            IntStream.rangeClosed(1, count).mapToObj(number -> section + "." + number).toList());
  }

  private static Traceability hexauth() throws IOException {
    Set<String> settings =
        SETTING
            .matcher(Files.readString(Reactor.ROOT.resolve("README.md")))
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toSet());
    return new Traceability(STANDARDS, TagBearer.in(classes()), DOCS, settings);
  }

  /** All test classes, and the contracts, which their module compiles as production code. */
  private static List<JavaClass> classes() {
    JavaClasses own = new ClassFileImporter().importPath(Path.of("target/test-classes"));
    JavaClasses contracts = Hexauth.CLASSES.that(resideInAPackage("..contract.."));
    return Stream.of(own, Hexauth.TESTS, contracts).flatMap(JavaClasses::stream).toList();
  }

  private static String sourceOf(TagBearer test) {
    String file = test.type().getName().replace('.', '/') + ".java";
    return Reactor.modules().stream()
        .flatMap(module ->
            Stream.of("/src/test/java/", "/src/main/java/").map(folder -> module + folder + file))
        .filter(source -> Files.exists(Reactor.ROOT.resolve(source)))
        .map(source -> "../" + source)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException(test.name() + " has no source: build with `clean`"));
  }
}
