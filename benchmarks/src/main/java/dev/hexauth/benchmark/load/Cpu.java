package dev.hexauth.benchmark.load;

import java.util.List;

/**
 * Processor time in milliseconds and system calls: since the start of each process, or what was
 * used between two instants.
 *
 * @param nanoTime when it was read, as {@link System#nanoTime}
 * @param service all its nodes
 * @param machine all processes there are
 * @param calls of the service's nodes
 */
record Cpu(
    long nanoTime,
    double service,
    double postgres,
    double redis,
    double generator,
    double machine,
    Calls calls) {

  static Cpu now(List<Service> nodes, Stores stores) {
    return new Cpu(
        System.nanoTime(),
        nodes.stream().mapToDouble(node -> ProcFile.treeMillis(node.pid())).sum(),
        stores.postgresMillis(),
        stores.redisMillis(),
        ProcFile.ownMillis(ProcessHandle.current().pid()),
        ProcFile.machineMillis(),
        nodes.stream()
            .map(node -> ProcFile.calls(node.pid()))
            .reduce(new Calls(0, 0), Calls::plus));
  }

  Cpu minus(Cpu before) {
    return new Cpu(
        nanoTime - before.nanoTime,
        service - before.service,
        postgres - before.postgres,
        redis - before.redis,
        generator - before.generator,
        machine - before.machine,
        calls.minus(before.calls));
  }

  /** The sum of the four that take part. */
  double ours() {
    return service + postgres + redis + generator;
  }
}
