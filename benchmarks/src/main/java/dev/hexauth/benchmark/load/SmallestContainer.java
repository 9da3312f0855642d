package dev.hexauth.benchmark.load;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * The search for the smallest container in which a storm passes: no response is wrong, and who-am-I
 * keeps at least {@value #KEPT} of the responses a second that it has in the largest one.
 *
 * @param storms a storm in a container of so many MiB; fails with {@link LoadException} if the
 *     service does not start there, or is killed
 * @param report of each storm
 */
record SmallestContainer(IntFunction<Storm> storms, Consumer<Object> report) {

  private static final double KEPT = 0.8;

  /** No JVM with Spring starts in less. */
  private static final int LEAST_MIB = 64;

  private static final int STEP_MIB = 16;

  /**
   * Halves the distance between what passes and what does not, down to a step.
   *
   * @return the smallest that passed, in MiB
   */
  int below(int largest) {
    Storm reference = storms.apply(largest);
    if (!passes(reference, reference)) {
      throw new LoadException("the storm fails in " + largest + " MiB: " + wrong(reference));
    }
    print(largest, reference, "passes");
    int passing = largest;
    int failing = LEAST_MIB;
    while (passing - failing >= 2 * STEP_MIB) {
      int middle = (passing + failing) / 2 / STEP_MIB * STEP_MIB;
      if (passesIn(middle, reference)) {
        passing = middle;
      } else {
        failing = middle;
      }
    }
    return passing;
  }

  private boolean passesIn(int mib, Storm reference) {
    try {
      Storm storm = storms.apply(mib);
      boolean passes = passes(storm, reference);
      print(mib, storm, passes ? "passes" : "fails");
      return passes;
    } catch (LoadException e) {
      report.accept("%4d MiB: the service does not start, or is killed".formatted(mib));
      return false;
    }
  }

  private static boolean passes(Storm storm, Storm reference) {
    return wrong(storm) == 0 && inStorm(storm).perSecond() >= KEPT * inStorm(reference).perSecond();
  }

  private static Run inStorm(Storm storm) {
    return Run.median(storm.meInStorm().runs());
  }

  private static double wrong(Storm storm) {
    return storm.results().stream()
        .flatMap(result -> result.runs().stream())
        .mapToDouble(Run::wrong)
        .sum();
  }

  private void print(int mib, Storm storm, String verdict) {
    Run run = inStorm(storm);
    report.accept(
        String.format(
            Locale.ROOT,
            "%4d MiB: %s; in the storm %.0f who-am-I/s, p99 %.1f ms, %.4f CPU ms/op alone,"
                + " %.0f wrong; memory %.0f MiB",
            mib,
            verdict,
            run.perSecond(),
            run.p99(),
            Run.median(storm.meAlone().runs()).cpu(),
            wrong(storm),
            storm.meInStorm().memory().serviceNow()));
  }
}
