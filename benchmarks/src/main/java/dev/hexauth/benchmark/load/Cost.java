package dev.hexauth.benchmark.load;

/**
 * What one operation costs, and where that was measured.
 *
 * @param perSecond right responses a second, with everything on one machine
 * @param service its processor time for one operation, in milliseconds; so are the others
 */
record Cost(
    String operation,
    double perSecond,
    double service,
    double postgres,
    double redis,
    String commit,
    Machine machine) {

  static Cost of(Result result) {
    Run run = Run.median(result.runs());
    return new Cost(
        result.name(),
        run.perSecond(),
        run.service(),
        run.postgres(),
        run.redis(),
        result.commit(),
        result.machine());
  }

  /** The processor time of all three. */
  double sum() {
    return service + postgres + redis;
  }
}
