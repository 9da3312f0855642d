package dev.hexauth.example.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A local Maven repository as {@code install} would leave it: the modules of this build, and
 * symbolic links to everything else in the user's repository, which stays unchanged. Maven 3.8
 * cannot chain two repositories.
 *
 * @param version of the modules
 */
record OutsideRepository(String version) {

  private static final Path ROOT = Path.of("../..");
  private static final Pattern MODULE = Pattern.compile("<module>([a-z0-9-]+)</module>");

  /**
   * Makes the repository.
   *
   * @param folder where it is made
   * @param users the user's repository
   */
  void make(Path folder, Path users) throws IOException {
    Path ours = Files.createDirectories(folder.resolve("dev/hexauth"));
    link(users, folder, name -> !name.equals("dev"));
    if (Files.exists(users.resolve("dev"))) {
      link(users.resolve("dev"), folder.resolve("dev"), name -> !name.equals("hexauth"));
    }
    install(ROOT, ours, "hexauth", List.of());
    for (String module : modules()) {
      install(ROOT.resolve(module), ours, module, jars(ROOT.resolve(module)));
    }
  }

  /** Deletes the repository in {@code folder}: the links, not their targets. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** The modules that are built: an outside project needs none that is built later. */
  private static List<String> modules() throws IOException {
    return MODULE
        .matcher(Files.readString(ROOT.resolve("pom.xml")))
        .results()
        .map(module -> module.group(1))
        .filter(module -> Files.exists(ROOT.resolve(module).resolve("target")))
        .toList();
  }

  private static List<Path> jars(Path module) throws IOException {
    try (Stream<Path> files = Files.list(module.resolve("target"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }

  private void install(Path module, Path group, String artifact, List<Path> jars)
      throws IOException {
    Path folder = Files.createDirectories(group.resolve(artifact).resolve(version));
    String name = artifact + "-" + version;
    Files.copy(module.resolve("pom.xml"), folder.resolve(name + ".pom"));
    for (Path jar : jars) {
      String file = jar.getFileName().toString();
      if (file.equals(name + ".jar") || file.equals("hexauth.jar")) {
        Files.createSymbolicLink(folder.resolve(name + ".jar"), jar.toRealPath());
      } else if (file.endsWith("-tests.jar")) {
        Files.createSymbolicLink(folder.resolve(name + "-tests.jar"), jar.toRealPath());
      }
    }
  }

  private static void link(Path from, Path to, Predicate<String> wanted) throws IOException {
    try (Stream<Path> entries = Files.list(from)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (wanted.test(name)) {
          Files.createSymbolicLink(to.resolve(name), entry);
        }
      }
    }
  }
}
