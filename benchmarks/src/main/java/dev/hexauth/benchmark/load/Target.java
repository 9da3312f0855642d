package dev.hexauth.benchmark.load;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What is measured, and how it runs: options of the command line. */
public final class Target {

  /** What {@code benchmarks/run} builds. */
  private static final Path BUILT = Path.of("bootstrap/target/hexauth-exec.jar");

  @Option(names = "--jar", description = "what is measured (${DEFAULT-VALUE})")
  private Path jar = BUILT;

  @Option(
      names = "--memory",
      description = "MiB of the container to imitate, 0: the whole machine (${DEFAULT-VALUE})")
  private int memory = 512;

  @Option(
      names = "--java-options",
      split = " +",
      description = "options of Java, separated by blanks (those of the Dockerfile)")
  private List<String> javaOptions = List.of();

  @Option(
      names = "--setting",
      description = "an environment variable of the service, as HEXAUTH_SESSIONS=postgres")
  private Map<String, String> settings = new LinkedHashMap<>();

  /** The container's memory; 0 for the whole machine. */
  int memoryMib() {
    return memory;
  }

  /** The commit that is measured, or the jar if it was named. */
  String commit() {
    return jar.equals(BUILT) ? Commit.current() : jar.toString();
  }

  /** The service that the options name. */
  Packaged packaged() {
    return packaged(jar);
  }

  /** Another jar, run in the same way: as an image, if the options are those of one. */
  Packaged packaged(Path other) {
    Packaged plain = plain(other);
    return Image.isAskedFor(plain)
        ? Image.trained(plain, Plan.SCRIPTS, Plan.IMAGES, Map.of())
        : plain;
  }

  /** The jar that the options name, as it is. */
  Packaged plain() {
    return plain(jar);
  }

  private Packaged plain(Path other) {
    List<String> options =
        javaOptions.isEmpty() ? Packaged.optionsOf(Path.of("Dockerfile")) : javaOptions;
    Packaged packaged = new Packaged(other, options, settings);
    return memory == 0 ? packaged : packaged.within(memory);
  }
}
