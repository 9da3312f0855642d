package dev.hexauth.architecture.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/tour.md} names existing files and methods, and each stop is called as it says. */
final class TourTest {

  private static final Path PAGE = Reactor.ROOT.resolve("docs/tour.md");

  private static final Pattern LINK =
      Pattern.compile("\\[`(\\w+)(?:\\.(\\w+))?`]\\(([^)]+/(\\w+)\\.java)\\)");

  private static final Pattern STOP =
      Pattern.compile(
          "^\\| (\\d+) \\| "
              + LINK.pattern()
              + " \\| (?:`(\\w+)\\.(\\w+)`|Tomcat|Spring) \\| .+ \\|$",
          Pattern.MULTILINE);

  private static final Set<String> FRAMEWORKS =
      Set.of("jakarta.servlet", "org.apache", "org.springframework");

  /**
   * @param caller empty if a framework calls it
   */
  private record Stop(int number, String type, String method, List<String> caller) {

    private static Stop of(MatchResult row) {
      List<String> caller = row.group(6) == null ? List.of() : List.of(row.group(6), row.group(7));
      return new Stop(Integer.parseInt(row.group(1)), row.group(2), row.group(3), caller);
    }
  }

  @Test
  void every_link_is_a_class_in_its_file_with_its_method() throws IOException {
    List<MatchResult> links = LINK.matcher(page()).results().toList();

    assertThat(links).hasSizeGreaterThan(20);
    for (MatchResult link : links) {
      assertThat(PAGE.resolveSibling(link.group(3))).isRegularFile();
      assertThat(link.group(1)).isEqualTo(link.group(4));
      if (link.group(2) != null) {
        assertThat(codeUnits(link.group(1), link.group(2))).as(link.group()).isNotEmpty();
      }
    }
  }

  @Test
  void each_tour_has_ten_stops_and_never_loses_the_caller() throws IOException {
    for (List<Stop> tour : tours()) {
      assertThat(tour).extracting(Stop::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
      Set<String> visited = new HashSet<>();
      for (Stop stop : tour) {
        if (stop.caller().isEmpty()) {
          assertThat(isCalledByFramework(stop)).as("a framework calls %s", stop).isTrue();
        } else {
          assertThat(visited)
              .as("an earlier stop calls %s", stop)
              .contains(stop.caller().getFirst());
          assertThat(isCalled(stop)).as("its caller calls %s", stop).isTrue();
        }
        visited.add(stop.type());
      }
    }
  }

  @Test
  void every_class_named_in_prose_exists() throws IOException {
    Pattern name = Pattern.compile("`([A-Z]\\w+)(?:\\.([a-z]\\w+))?[`.]");
    for (MatchResult mention : name.matcher(page()).results().toList()) {
      assertThat(classes(mention.group(1))).as(mention.group()).isNotEmpty();
      if (mention.group(2) != null) {
        assertThat(codeUnits(mention.group(1), mention.group(2))).as(mention.group()).isNotEmpty();
      }
    }
  }

  private static String page() throws IOException {
    return Files.readString(PAGE);
  }

  private static List<List<Stop>> tours() throws IOException {
    List<List<Stop>> tours = new ArrayList<>();
    for (String section : page().split("\n## ", -1)) {
      List<Stop> stops = STOP.matcher(section).results().map(Stop::of).toList();
      if (!stops.isEmpty()) {
        tours.add(stops);
      }
    }
    assertThat(tours).hasSize(2);
    return tours;
  }

  private static Stream<JavaClass> classStream(String simpleName) {
    return Hexauth.CLASSES.stream()
        .filter(type -> type.isTopLevelClass() && type.getSimpleName().equals(simpleName));
  }

  private static List<JavaClass> classes(String simpleName) {
    return classStream(simpleName).toList();
  }

  private static List<JavaCodeUnit> codeUnits(String type, String method) {
    return classStream(type)
        .flatMap(found -> found.getCodeUnits().stream())
        .filter(unit -> unit.getName().equals(method))
        .toList();
  }

  /** Through a port or directly, also in a lambda. */
  private static boolean isCalled(Stop stop) {
    return codeUnits(stop.caller().getFirst(), stop.caller().getLast()).stream()
        .flatMap(caller ->
            Stream.concat(
                caller.getMethodCallsFromSelf().stream(),
                caller.getMethodReferencesFromSelf().stream()))
        .anyMatch(call ->
            call.getName().equals(stop.method())
                && classStream(stop.type())
                    .anyMatch(callee -> callee.isAssignableTo(call.getTargetOwner().getName())));
  }

  /** By a type that it extends or implements, or because it is a route. */
  private static boolean isCalledByFramework(Stop stop) {
    return codeUnits(stop.type(), stop.method()).stream()
        .anyMatch(unit ->
            unit.getAnnotations().stream().anyMatch(a -> isFramework(a.getRawType()))
                || unit.getOwner().getAllRawSuperclasses().stream().anyMatch(TourTest::isFramework)
                || unit.getOwner().getAllRawInterfaces().stream().anyMatch(TourTest::isFramework));
  }

  private static boolean isFramework(JavaClass type) {
    return FRAMEWORKS.stream().anyMatch(type.getPackageName()::startsWith);
  }
}
