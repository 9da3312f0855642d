package dev.hexauth.benchmark.load;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What callers get while a store fails and another server replaces it.
 *
 * @param what failed
 * @param downSeconds from its failure until its successor accepts writes
 * @param troubleSeconds from then until the last answer that was refused or wrong; 0 if there was
 *     none
 * @param right answers from the failure to the end of the observation
 * @param refused those with 503 and {@code Retry-After}; the caller waited as told
 * @param wrong all others
 */
record Failover(
    String what,
    double downSeconds,
    double troubleSeconds,
    double right,
    double refused,
    double wrong,
    Set<String> wrongAnswers) {

  /**
   * The two acts of it.
   *
   * @param kill ends the server that has the data
   * @param promote waits until another one has taken its place
   */
  record Acts(Runnable kill, Runnable promote) {}

  /**
   * Lets a store fail.
   *
   * @param wait between its failure and the start of its replacement
   * @param observed how long the answers are counted after that
   */
  static Failover of(
      String what, List<Traffic> traffic, Acts acts, Duration wait, Duration observed) {
    Tally _ = Nodes.take(traffic);
    long failed = System.nanoTime();
    acts.kill().run();
    Traffic.sleep(wait);
    acts.promote().run();
    long replaced = System.nanoTime();
    Traffic.sleep(observed);
    Tally tally = Nodes.take(traffic);
    return new Failover(
        what,
        (replaced - failed) / 1e9,
        tally.troubleAfter(replaced).toNanos() / 1e9,
        tally.nanos().getTotalCount(),
        tally.refusedCount(),
        tally.wrongCount(),
        tally.wrongAnswers());
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: down for %.1f s; the last answer that was not right came %.1f s after that;"
            + " %.0f right, %.0f refused, %.0f wrong %s",
        what,
        downSeconds,
        troubleSeconds,
        right,
        refused,
        wrong,
        wrongAnswers);
  }
}
