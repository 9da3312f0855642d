package dev.hexauth.benchmark.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A running service with its stores, and load on it. */
final class Bench implements AutoCloseable {

  private static final Duration WARM_UP_LIMIT = Duration.ofMinutes(10);

  private final Plan plan;
  private final Packaged packaged;
  private final Stores stores;
  private final Service service;
  private final Generator generator = new Generator();

  Bench(Plan plan, Packaged packaged, Stores stores, Service service) {
    this.plan = plan;
    this.packaged = packaged;
    this.stores = stores;
    this.service = service;
  }

  /** Starts the callers; each has its own share of the accounts. */
  Traffic traffic(
      int connections, List<Account> accounts, Function<List<Account>, Conversation> talk) {
    return generator.traffic(service.address(), connections, accounts, talk);
  }

  /**
   * Waits until the service has done some work, not for a time: a busy machine may give it little.
   */
  void warmUp() {
    double enough = ProcFile.ownMillis(service.pid()) + plan.warmUp().toMillis();
    long end = System.nanoTime() + WARM_UP_LIMIT.toNanos();
    while (ProcFile.ownMillis(service.pid()) < enough && System.nanoTime() < end) {
      service.requireAlive();
      Traffic.sleep(Duration.ofMillis(100));
    }
  }

  /** Warms up, and then measures {@code traffic} together with all other current traffic. */
  Result measure(String name, int connections, Traffic traffic) {
    warmUp();
    Set<String> wrongAnswers = new LinkedHashSet<>(traffic.take().wrongAnswers());
    List<Run> runs = new ArrayList<>();
    Cpu before = cpu();
    for (int i = 0; i < plan.runs(); i++) {
      Traffic.sleep(plan.length());
      Tally tally = traffic.take();
      Cpu after = cpu();
      wrongAnswers.addAll(tally.wrongAnswers());
      runs.add(Run.of(tally, before, after));
      before = after;
    }
    return result(name, connections, runs, wrongAnswers);
  }

  /** The measurements, with the machine they were made on. */
  Result result(String name, int connections, List<Run> runs, Set<String> wrongAnswers) {
    return new Result(
        name,
        connections,
        plan.length().toSeconds(),
        plan.commit(),
        packaged.jar().toString(),
        packaged.javaOptions(),
        Machine.current(),
        stores.description(),
        runs,
        memory(),
        service.firstAnswer().toNanos() / 1e6,
        wrongAnswers);
  }

  Cpu cpu() {
    return Cpu.now(List.of(service), stores);
  }

  Memory memory() {
    return Memory.now(service, stores);
  }

  /** Ends the load; the service keeps running. */
  @Override
  public void close() {
    generator.close();
  }
}
