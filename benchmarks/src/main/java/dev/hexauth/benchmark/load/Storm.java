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

  /**
   * The same for each processor that logins leave free. In the storm, the processor time of logins
   * cannot be separated from that of the rest; the time that they use alone is taken instead, which
   * is an upper bound.
   */
  double throughputKeptPerFreeProcessor() {
    Run login = Run.median(loginAlone.runs());
    double taken = login.perSecond() * login.cpu() / 1000;
    int processors = meAlone.machine().processors();
    return throughputKept() * processors / (processors - taken);
  }

  @Override
  public String toString() {
    return "in the storm: p99 %.2f ms; %.0f %% of the throughput, %.0f %% for each free processor"
        .formatted(p99(), 100 * throughputKept(), 100 * throughputKeptPerFreeProcessor());
  }
}
