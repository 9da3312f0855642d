package dev.hexauth.benchmark.load;

/** Two builds or operations, measured one after the other: the median run of each. */
record Pair(Run before, Run after) {

  static Pair of(Result before, Result after) {
    return new Pair(Run.median(before.runs()), Run.median(after.runs()));
  }

  /** Processor time for each answer, new by old; below 1 is better. */
  double cpuRatio() {
    return after.cpu() / before.cpu();
  }

  /** Answers a second, new by old; above 1 is better. */
  double speedRatio() {
    return after.perSecond() / before.perSecond();
  }
}
