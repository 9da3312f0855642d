package dev.hexauth.benchmark.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** How a load test is run: the options of the command line. */
public final class Plan {

  /** Where images are kept, with their caches. */
  static final Path IMAGES = Path.of("benchmarks/target/images");

  /** The scripts that make an image. */
  static final Path SCRIPTS = Path.of("bootstrap/src/main/aot");

  @Option(names = "--connections", description = "callers at once (${DEFAULT-VALUE})")
  private int connections = 32;

  @Option(names = "--seconds", description = "length of a run (${DEFAULT-VALUE})")
  private int seconds = 20;

  @Option(
      names = "--warm-up",
      description = "seconds of processor time that the service uses first (${DEFAULT-VALUE})")
  private int warmUp = 20;

  @Option(names = "--runs", description = "runs one after the other (${DEFAULT-VALUE})")
  private int runs = 3;

  @Option(names = "--jar", description = "what is measured (${DEFAULT-VALUE})")
  private Path jar = Path.of("bootstrap/target/hexauth-exec.jar");

  @Option(
      names = "--memory",
      description = "MiB of the container to imitate, 0: the whole machine (${DEFAULT-VALUE})")
  private int memory = 512;

  @Option(
      names = "--java-options",
      split = " ",
      description = "options of Java, separated by blanks (those of the Dockerfile)")
  private List<String> javaOptions = List.of();

  @Option(
      names = "--setting",
      description = "an environment variable of the service, as HEXAUTH_SESSIONS=postgres")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(names = "--results", description = "the folder for results as JSON (${DEFAULT-VALUE})")
  private Path results = Path.of("benchmarks/target/results");

  int connections() {
    return connections;
  }

  Duration length() {
    return Duration.ofSeconds(seconds);
  }

  /** In processor time of the service. */
  Duration warmUp() {
    return Duration.ofSeconds(warmUp);
  }

  int runs() {
    return runs;
  }

  Path results() {
    return results;
  }

  /** The service that the options name. */
  Packaged packaged() {
    return packaged(jar);
  }

  /** Another jar, run in the same way: as an image, if the options are those of one. */
  Packaged packaged(Path other) {
    Packaged plain = plain(other);
    return Image.isAskedFor(plain) ? Image.trained(plain, SCRIPTS, IMAGES, Map.of()) : plain;
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
