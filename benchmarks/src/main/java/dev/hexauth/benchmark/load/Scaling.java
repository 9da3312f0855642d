package dev.hexauth.benchmark.load;

import java.util.List;
import java.util.Locale;

/**
 * One operation on one node and on several.
 *
 * @param commit what was measured
 * @param shares which processors ran what
 * @param rows the first for one node alone
 */
record Scaling(
    String operation,
    int callers,
    double seconds,
    String commit,
    Machine machine,
    String stores,
    String shares,
    List<Row> rows,
    List<Failover> failovers) {

  private static final double MILLIS = 1000;
  private static final double TOLERATED = 0.1;

  /**
   * A run.
   *
   * @param balancer the balancer's processor time for each right answer, in milliseconds; it is not
   *     part of the other figures
   */
  record Sample(Run run, double balancer) {}

  /** The runs with a number of nodes. */
  record Row(String name, List<Sample> samples) {

    Run median() {
      return Run.median(samples.stream().map(Sample::run).toList());
    }

    double balancer() {
      return Run.median(samples.stream().mapToDouble(Sample::balancer).sorted().toArray());
    }

    /** Right responses a second for each processor that service, PostgreSQL and Redis keep busy. */
    double perProcessor() {
      return MILLIS / median().cpu();
    }
  }

  /** How much of one node's responses per processor a row reaches. */
  double ratio(Row row) {
    return row.perProcessor() / rows.getFirst().perProcessor();
  }

  /** Whether every number of nodes is within a tenth of one node. */
  boolean isEven() {
    return rows.stream().map(this::ratio).allMatch(it -> Math.abs(it - 1) <= TOLERATED);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s by %d callers of each node, %d runs of %.0f s in turn, of %s%n%s%n%s; %s%n%n"
            .formatted(
                operation,
                callers,
                rows.getFirst().samples().size(),
                seconds,
                commit,
                machine,
                stores,
                shares));
    text.append(
        "                  ops/s   p50 ms   p99 ms  CPU ms/op  service postgres    redis"
            + " balancer  ops/s per processor   ratio%n".formatted());
    for (Row row : rows) {
      Run run = row.median();
      text.append(
          String.format(
              Locale.ROOT,
              "%-15s %8.0f %8.2f %8.2f %10.4f %8.4f %8.4f %8.4f %8.4f %20.0f %7.3f%n",
              row.name(),
              run.perSecond(),
              run.p50(),
              run.p99(),
              run.cpu(),
              run.service(),
              run.postgres(),
              run.redis(),
              row.balancer(),
              row.perProcessor(),
              ratio(row)));
    }
    text.append(
        "%nops/s per processor %s within 10 %% of one node%n"
            .formatted(isEven() ? "stay" : "do not stay"));
    failovers.forEach(failover -> text.append(failover).append(System.lineSeparator()));
    return text.toString();
  }
}
