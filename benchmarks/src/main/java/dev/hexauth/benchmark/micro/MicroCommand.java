package dev.hexauth.benchmark.micro;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run micro}: single operations. */
@Command(
    name = "micro",
    description = "Single operations in one JVM: time and allocation.",
    mixinStandardHelpOptions = true)
public final class MicroCommand implements Runnable {

  @Parameters(
      index = "0",
      arity = "0..1",
      defaultValue = ".*",
      description = "a regular expression, as Signing.sign (all)")
  private String pattern = ".*";

  @Option(names = "--forks", description = "JVMs one after the other (${DEFAULT-VALUE})")
  private int forks = 3;

  @Option(names = "--iterations", description = "in each (${DEFAULT-VALUE})")
  private int iterations = 5;

  @Option(names = "--seconds", description = "length of an iteration (${DEFAULT-VALUE})")
  private int seconds = 2;

  @Option(names = "--results", description = "the folder for results (${DEFAULT-VALUE})")
  private Path results = Path.of("benchmarks/target/results");

  @Override
  public void run() {
    try {
      Files.createDirectories(results);
      Collection<RunResult> _ =
          new Runner(
                  new OptionsBuilder()
                      .include(pattern)
                      .mode(Mode.AverageTime)
                      .timeUnit(TimeUnit.MICROSECONDS)
                      .forks(forks)
                      .warmupIterations(iterations)
                      .warmupTime(TimeValue.seconds(seconds))
                      .measurementIterations(iterations)
                      .measurementTime(TimeValue.seconds(seconds))
                      .addProfiler(GCProfiler.class)
                      .shouldFailOnError(false)
                      .resultFormat(ResultFormatType.JSON)
                      .result(results.resolve("micro.json").toString())
                      .build())
              .run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH failed", e);
    }
  }
}
