package dev.hexauth.benchmark.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code run capacity}: the table of what installations carry, from results that are kept. */
@Command(
    name = "capacity",
    description =
        "The capacity table in Markdown, from the latest results of load me, refresh and login.",
    mixinStandardHelpOptions = true)
public final class CapacityCommand implements Runnable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Option(names = "--results", description = "their folder (${DEFAULT-VALUE})")
  private Path results = Path.of("benchmarks/target/results");

  @Option(
      names = "--session-bytes",
      description = "memory of one session in Redis, as scale prints it (${DEFAULT-VALUE})")
  private double sessionBytes = 749;

  @Override
  public void run() {
    new Report(System.out).print(capacity().markdown());
  }

  /** From the latest result of each operation. */
  Capacity capacity() {
    return new Capacity(
        latest(Operation.ME), latest(Operation.REFRESH), latest(Operation.LOGIN), sessionBytes);
  }

  private Cost latest(Operation operation) {
    String name = LoadTest.name(operation);
    try (Stream<Path> files = Files.list(results)) {
      return files
          .filter(file -> file.getFileName().toString().matches(name + "-[0-9-]+\\.json"))
          .max(Comparator.comparing(Path::getFileName))
          .map(file -> Cost.of(JSON.readValue(file, Result.class)))
          .orElseThrow(() ->
              new LoadException(
                  "%s has no result of %s; benchmarks/run load %s makes one"
                      .formatted(results, name, name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
