package dev.hexauth.benchmark.load;

import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How products are measured beside each other: the options of the command line. */
public final class VersusPlan {

  @Mixin private Target target = new Target();

  @Option(names = "--users", description = "users of each product (${DEFAULT-VALUE})")
  private int users = 1000;

  @Option(names = "--connections", description = "callers at once (${DEFAULT-VALUE})")
  private int connections = 32;

  @Option(names = "--logins", description = "callers at once who log in (${DEFAULT-VALUE})")
  private int logins = 8;

  @Option(
      names = "--warm-up",
      description = "seconds of load before an operation is measured (${DEFAULT-VALUE})")
  private int warmUp = 45;

  @Option(names = "--seconds", description = "length of a window (${DEFAULT-VALUE})")
  private int seconds = 10;

  @Option(
      names = "--runs",
      description = "windows of each operation, the products in turn (${DEFAULT-VALUE})")
  private int runs = 3;

  @Option(names = "--starts", description = "starts of each product, in turn (${DEFAULT-VALUE})")
  private int starts = 3;

  @Option(names = "--results", description = "the folder for results as JSON (${DEFAULT-VALUE})")
  private Path results = Path.of("benchmarks/target/results");

  Packaged packaged() {
    return target.packaged();
  }

  int users() {
    return users;
  }

  /** Callers at once. */
  int connections(Operation operation) {
    return operation.hashes() ? logins : connections;
  }

  Duration warmUp() {
    return Duration.ofSeconds(warmUp);
  }

  Duration window() {
    return Duration.ofSeconds(seconds);
  }

  int runs() {
    return runs;
  }

  int starts() {
    return starts;
  }

  Path results() {
    return results;
  }
}
