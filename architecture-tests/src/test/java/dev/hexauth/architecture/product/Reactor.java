package dev.hexauth.architecture.product;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The modules of this build, as the root POM lists them. */
final class Reactor {

  /** The folder of the root POM. */
  static final Path ROOT = root();

  /** The artifact of each module; read once, because thousands of dependencies ask. */
  private static final Map<String, String> ARTIFACTS =
      modules().stream()
          .collect(
              Collectors.toUnmodifiableMap(module -> module, module -> pom(module).artifact()));

  private Reactor() {}

  /** The folders of all modules. */
  static List<String> modules() {
    return Pom.read(ROOT.resolve("pom.xml")).modules();
  }

  /** Whether {@code artifact} is what {@code module} makes. */
  static boolean makes(String module, String artifact) {
    return artifact.equals(ARTIFACTS.get(module));
  }

  /** The POM of {@code module}. */
  static Pom pom(String module) {
    return Pom.read(ROOT.resolve(module).resolve("pom.xml"));
  }

  /** The test classes of all modules but this one. */
  static JavaClasses testClasses() {
    return new ClassFileImporter()
        .importPaths(
            modules().stream()
                .filter(module -> !module.equals("architecture-tests"))
                .map(module -> ROOT.resolve(module).resolve("target/test-classes"))
                .filter(Files::exists)
                .toList());
  }

  /** Tests run in the folder of their module. */
  private static Path root() {
    return Path.of("..").toAbsolutePath().normalize();
  }
}
