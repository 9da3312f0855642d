package dev.hexauth.architecture.product;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import dev.hexauth.architecture.Tests;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A test, or a whole class or contract of tests, that carries a JUnit tag.
 *
 * @param type the top-level class that declares it
 * @param name as it is written behind the package: {@code OrderTest.an_order_has_a_line}
 * @param trouble why it shows nothing; empty if it runs
 */
record TagBearer(String tag, JavaClass type, String name, Optional<String> trouble) {

  private static final String TESTABLE = "org.junit.platform.commons.annotation.Testable";

  /** All in {@code classes}, by name. */
  static List<TagBearer> in(Collection<JavaClass> classes) {
    return classes.stream()
        .flatMap(type ->
            Stream.concat(
                tagsOf(type).map(tag -> of(tag, type, classes)),
                type.getMethods().stream()
                    .flatMap(method -> tagsOf(method).map(tag -> of(tag, method, classes)))))
        .sorted(Comparator.comparing(TagBearer::name))
        .toList();
  }

  private static TagBearer of(String tag, JavaClass type, Collection<JavaClass> classes) {
    Optional<String> trouble =
        type.getAllMethods().stream().noneMatch(TagBearer::isTest)
            ? Optional.of("has no test")
            : troubleOf(type, classes);
    return new TagBearer(tag, outermost(type), nameOf(type), trouble);
  }

  private static TagBearer of(String tag, JavaMethod method, Collection<JavaClass> classes) {
    JavaClass type = method.getOwner();
    Optional<String> trouble =
        !isTest(method)
            ? Optional.of("is no test")
            : isSwitchedOff(method) ? Optional.of("is switched off") : troubleOf(type, classes);
    return new TagBearer(tag, outermost(type), nameOf(type) + "." + method.getName(), trouble);
  }

  private static Optional<String> troubleOf(JavaClass type, Collection<JavaClass> classes) {
    List<JavaClass> run =
        classes.stream()
            .filter(test -> test.isAssignableTo(type.getName()) && isInstantiable(test))
            .toList();
    if (run.isEmpty()) {
      return Optional.of("is in a type that no test class implements");
    }
    return run.stream().allMatch(TagBearer::isSwitchedOff)
        ? Optional.of("is switched off")
        : Optional.empty();
  }

  private static Stream<String> tagsOf(HasAnnotations<?> tagged) {
    return tagged.getAnnotations().stream().flatMap(TagBearer::tagsIn);
  }

  /** What a tag says, or each of several that javac has put into one annotation. */
  private static Stream<String> tagsIn(JavaAnnotation<?> annotation) {
    return switch (annotation.getRawType().getName()) {
      case "org.junit.jupiter.api.Tag" -> annotation.get("value").map(String.class::cast).stream();
      case "org.junit.jupiter.api.Tags" ->
          Arrays.stream((JavaAnnotation<?>[]) annotation.get("value").orElseThrow())
              .flatMap(TagBearer::tagsIn);
      default -> Stream.empty();
    };
  }

  private static boolean isTest(JavaMethod method) {
    return method.isMetaAnnotatedWith(TESTABLE)
        && !method.getModifiers().contains(JavaModifier.ABSTRACT);
  }

  private static boolean isInstantiable(JavaClass type) {
    return !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT);
  }

  private static boolean isSwitchedOff(HasAnnotations<?> test) {
    return test.getAnnotations().stream().anyMatch(Tests::switchesOff);
  }

  private static String nameOf(JavaClass type) {
    return type.getEnclosingClass().map(outer -> nameOf(outer) + ".").orElse("")
        + type.getSimpleName();
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(TagBearer::outermost).orElse(type);
  }
}
