package dev.hexauth.benchmark.load;

import java.util.List;

/** Who-am-I, without and with a storm of logins. */
record Storm(Result loginAlone, Result meAlone, Result meInStorm) {

  /** All three. */
  List<Result> results() {
    return List.of(loginAlone, meAlone, meInStorm);
  }

  /** In the storm, in milliseconds. */
  double p99() {
    return Run.median(meInStorm.runs()).p99();
  }

  /** Right responses a second in the storm, relative to those without it. */
  double throughputKept() {
    return Run.median(meInStorm.runs()).perSecond() / Run.median(meAlone.runs()).perSecond();
  }

  @Override
  public String toString() {
    return "in the storm: p99 %.2f ms; %.0f %% of the throughput"
        .formatted(p99(), 100 * throughputKept());
  }
}
