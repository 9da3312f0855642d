package dev.hexauth.benchmark.load;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;

/**
 * The figures of one run. Latencies, and the processor time for each right answer, are in
 * milliseconds.
 *
 * @param perSecond right answers a second
 * @param refused answers 503 with Retry-After, and 429; the caller waited as told
 * @param wrong all other answers
 * @param reads the service's system calls that read, for each right answer; see {@link Calls}
 * @param writes the same for those that write
 * @param others the share of the machine's processors that other processes used, 0 to 1
 */
record Run(
    double perSecond,
    double p50,
    double p90,
    double p99,
    double max,
    double refused,
    double wrong,
    double service,
    double postgres,
    double redis,
    double generator,
    double reads,
    double writes,
    double others) {

  private static final double NANOS = 1e6;

  static Run of(Tally tally, Cpu before, Cpu after) {
    Histogram nanos = tally.nanos();
    double answers = Math.max(1, nanos.getTotalCount());
    double seconds = (after.nanoTime() - before.nanoTime()) / 1e9;
    Cpu used = after.minus(before);
    double capacity = seconds * 1000 * Runtime.getRuntime().availableProcessors();
    return new Run(
        nanos.getTotalCount() / seconds,
        nanos.getValueAtPercentile(50) / NANOS,
        nanos.getValueAtPercentile(90) / NANOS,
        nanos.getValueAtPercentile(99) / NANOS,
        nanos.getMaxValue() / NANOS,
        tally.refusedCount(),
        tally.wrongCount(),
        used.service() / answers,
        used.postgres() / answers,
        used.redis() / answers,
        used.generator() / answers,
        used.calls().reads() / answers,
        used.calls().writes() / answers,
        Math.max(0, used.machine() - used.ours()) / capacity);
  }

  /** The processor time of service, PostgreSQL and Redis together. */
  double cpu() {
    return service + postgres + redis;
  }

  /** The median of each figure separately. */
  static Run median(List<Run> runs) {
    return of(runs, Run::median);
  }

  /** The middle of figures in order, or half-way between the two middle ones. */
  static double median(double[] sorted) {
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** The minimum of each figure separately. */
  static Run least(List<Run> runs) {
    return of(runs, sorted -> sorted[0]);
  }

  /** The maximum of each figure separately. */
  static Run greatest(List<Run> runs) {
    return of(runs, sorted -> sorted[sorted.length - 1]);
  }

  private static Run of(List<Run> runs, ToDoubleFunction<double[]> choice) {
    return new Run(
        of(runs, Run::perSecond, choice),
        of(runs, Run::p50, choice),
        of(runs, Run::p90, choice),
        of(runs, Run::p99, choice),
        of(runs, Run::max, choice),
        of(runs, Run::refused, choice),
        of(runs, Run::wrong, choice),
        of(runs, Run::service, choice),
        of(runs, Run::postgres, choice),
        of(runs, Run::redis, choice),
        of(runs, Run::generator, choice),
        of(runs, Run::reads, choice),
        of(runs, Run::writes, choice),
        of(runs, Run::others, choice));
  }

  private static double of(
      List<Run> runs, ToDoubleFunction<Run> figure, ToDoubleFunction<double[]> choice) {
    return choice.applyAsDouble(
        runs.stream()
            .map(figure::applyAsDouble)
            .sorted(Comparator.naturalOrder())
            .mapToDouble(Double::doubleValue)
            .toArray());
  }
}
