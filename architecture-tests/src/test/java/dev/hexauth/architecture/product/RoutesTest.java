package dev.hexauth.architecture.product;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.hexauth.architecture.JavaSources;
import dev.hexauth.architecture.Parts;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What routes answer: an {@code Answer}, with a body of JSON's own types. */
final class RoutesTest {

  private static final String WEB = Hexauth.LAYOUT.basePackage() + ".adapter.web";
  private static final String MAPPING = "org.springframework.web.bind.annotation.RequestMapping";

  /** Routes that write a file or text of their own. */
  private static final Set<String> WRITERS =
      Set.of(
          "AccountPages.reset",
          "AccountPages.script",
          "AccountPages.style",
          "AccountPages.takeBack",
          "AccountPages.verify",
          "FrontPageController.file",
          "FrontPageController.page",
          "JwksController.keys",
          "OpenApiController.page");

  /** Types of the domain that a body may have: they are written as one string. */
  private static final Set<String> WRITTEN_AS_TEXT = Set.of("dev.hexauth.domain.token.Token");

  @Test
  void every_route_but_the_named_ones_answers_an_answer() {
    JavaClasses product = Hexauth.CLASSES.that(not(new Parts(Hexauth.LAYOUT).beside()));
    assertThat(otherRoutesIn(product)).containsExactlyInAnyOrderElementsOf(WRITERS);
  }

  @Test
  void bodies_are_made_of_json_types() {
    assertThat(foreignPartsIn(Hexauth.CLASSES, WEB + ".http.Body")).isEmpty();
  }

  @Test
  void a_route_that_answers_a_map_and_a_body_with_a_domain_type_are_found(@TempDir Path output) {
    JavaSources.compile(
        output, new JavaSources(Path.of("src/test/resources/fixtures/route-crimes")));
    JavaClasses crimes = new ClassFileImporter().importPath(output);
    assertThat(otherRoutesIn(crimes)).containsExactly("UsersController.all");
    assertThat(foreignPartsIn(crimes, "com.example.shop.adapter.web.Body"))
        .containsExactly(
            "com.example.shop.adapter.web.UsersBody$Data.user is a"
                + " com.example.shop.domain.user.User");
  }

  private static Stream<String> otherRoutesIn(JavaClasses classes) {
    return classes.stream()
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.isMetaAnnotatedWith(MAPPING) || method.isAnnotatedWith(MAPPING))
        .filter(method -> !method.getRawReturnType().getName().equals(WEB + ".http.Answer"))
        .map(RoutesTest::nameOf);
  }

  private static String nameOf(JavaMethod method) {
    return method.getOwner().getSimpleName() + "." + method.getName();
  }

  private static Stream<String> foreignPartsIn(JavaClasses classes, String body) {
    return classes.stream()
        .filter(type -> type.isRecord() && isIn(type, body))
        .flatMap(type -> type.getFields().stream())
        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
        .filter(field -> !isWritable(field.getType()))
        .map(field -> field.getFullName() + " is a " + field.getType().getName());
  }

  /** Whether {@code type} is a kind of {@code body}, or nested in one. */
  private static boolean isIn(JavaClass type, String body) {
    return type.isAssignableTo(body)
        || type.getEnclosingClass().filter(outer -> isIn(outer, body)).isPresent();
  }

  private static boolean isWritable(JavaType type) {
    return type.getAllInvolvedRawTypes().stream().allMatch(RoutesTest::isWritable);
  }

  private static boolean isWritable(JavaClass type) {
    return type.isPrimitive()
        || Set.of("java.lang.String", "java.lang.Long", "java.util.List").contains(type.getName())
        || WRITTEN_AS_TEXT.contains(type.getName())
        || type.getPackageName().contains(".adapter.web");
  }
}
