package dev.hexauth.benchmark.load;

/** Who am I, without and with a storm of logins beside it. */
record Storm(Result loginAlone, Result meAlone, Result meInStorm) {

  /** In the storm, in milliseconds. */
  double p99() {
    return Run.median(meInStorm.runs()).p99();
  }

  /** Right answers a second in the storm, for each without it. */
  double throughputKept() {
    return Run.median(meInStorm.runs()).perSecond() / Run.median(meAlone.runs()).perSecond();
  }

  /**
   * Likewise, each divided by the processors that logins leave free. In the storm the logins' own
   * processor time cannot be told from that of the others; what they take alone is taken for it,
   * which is the most they can have.
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
