package dev.hexauth.benchmark.load;

/**
 * Processor time in milliseconds: since the start of each process, or what was used between two
 * instants.
 *
 * @param nanoTime when it was read, as {@link System#nanoTime}
 * @param machine of all processes there are
 */
record Cpu(
    long nanoTime,
    double service,
    double postgres,
    double redis,
    double generator,
    double machine) {

  static Cpu now(Service service, Stores stores) {
    return new Cpu(
        System.nanoTime(),
        ProcFile.treeMillis(service.pid()),
        stores.postgresPid().map(ProcFile::treeMillis).orElse(Double.NaN),
        stores.redisPid().map(ProcFile::ownMillis).orElse(Double.NaN),
        ProcFile.ownMillis(ProcessHandle.current().pid()),
        ProcFile.machineMillis());
  }

  Cpu minus(Cpu before) {
    return new Cpu(
        nanoTime - before.nanoTime,
        service - before.service,
        postgres - before.postgres,
        redis - before.redis,
        generator - before.generator,
        machine - before.machine);
  }

  /** The sum of the four that take part. */
  double ours() {
    return service + postgres + redis + generator;
  }
}
