package dev.hexauth.benchmark.load;

import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Mixin;
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

  @Mixin private Target target = new Target();

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

  /** The container's memory; 0 for the whole machine. */
  int memoryMib() {
    return target.memoryMib();
  }

  /** The commit that is measured, or the jar if it was named. */
  String commit() {
    return target.commit();
  }

  Path results() {
    return results;
  }

  /** The service that the options name. */
  Packaged packaged() {
    return target.packaged();
  }

  /** Another jar, run in the same way. */
  Packaged packaged(Path other) {
    return target.packaged(other);
  }

  /** The jar that the options name, as it is. */
  Packaged plain() {
    return target.plain();
  }
}
