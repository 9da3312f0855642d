package dev.hexauth.benchmark.micro;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs benchmarks once, in this JVM, and counts bytes. The JVM should compile with C1 only, which
 * keeps every allocation; so the figures are the same in every run, and upper bounds.
 */
final class Allocations {

  private static final String NORMALISED = "gc.alloc.rate.norm";

  private Allocations() {}

  /**
   * Bytes an operation, by benchmark.
   *
   * @param pattern which benchmarks
   * @param operations how many of each are counted, and as many before
   */
  static Map<String, Double> of(String pattern, int operations) throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(pattern)
                    .mode(Mode.SingleShotTime)
                    .forks(0)
                    .warmupIterations(1)
                    .warmupBatchSize(operations)
                    .measurementIterations(1)
                    .measurementBatchSize(operations)
                    .addProfiler(GCProfiler.class)
                    .shouldFailOnError(false)
                    .output("target/jmh-" + operations + ".log")
                    .build())
            .run();
    Map<String, Double> bytes = new TreeMap<>();
    for (RunResult result : results) {
      double batch = requireNonNull(result.getSecondaryResults().get(NORMALISED)).getScore();
      bytes.put(nameOf(result.getParams()), batch / operations);
    }
    return bytes;
  }

  private static String nameOf(BenchmarkParams benchmark) {
    String name = benchmark.getBenchmark().replaceFirst(".*\\.(\\w+\\.\\w+)$", "$1");
    return benchmark.getParamsKeys().isEmpty()
        ? name
        : benchmark.getParamsKeys().stream()
            .map(benchmark::getParam)
            .collect(Collectors.joining(",", name + "[", "]"));
  }
}
