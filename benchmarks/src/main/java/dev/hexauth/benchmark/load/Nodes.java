package dev.hexauth.benchmark.load;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Nodes of the service on the same stores, and one thread that puts load on them. */
final class Nodes implements AutoCloseable {

  /** Until connections are open and their first responses have arrived. */
  private static final Duration SETTLE = Duration.ofSeconds(1);

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration WARM_UP_LIMIT = Duration.ofMinutes(10);

  /** Registrations and logins, which are not measured, are quick. */
  private static final Map<String, String> SETTINGS = Map.of("HEXAUTH_PASSWORD_BCRYPT_COST", "4");

  private final Stores stores;
  private final List<Service> services = new ArrayList<>();
  private final Generator generator = new Generator();

  private Nodes(Stores stores) {
    this.stores = stores;
  }

  /** Starts as many as {@code shares} says, each on its share. */
  static Nodes start(Launcher launcher, Packaged packaged, Shares shares) {
    Nodes nodes = new Nodes(launcher.stores());
    try {
      for (int i = 0; i < shares.nodes(); i++) {
        nodes.services.add(launcher.start(packaged.startedBy(shares.starter(i)), SETTINGS));
      }
      return nodes;
    } catch (RuntimeException e) {
      nodes.close();
      throw e;
    }
  }

  /** The addresses of the first {@code count}. */
  List<InetSocketAddress> addresses(int count) {
    return services.subList(0, count).stream().map(Service::address).toList();
  }

  /** Starts callers at each of the addresses, with conversations of the caller's number. */
  List<Traffic> traffic(
      List<InetSocketAddress> addresses, int callers, IntFunction<Conversation> talk) {
    return IntStream.range(0, addresses.size())
        .mapToObj(i ->
            generator.traffic(
                addresses.get(i),
                IntStream.range(i * callers, (i + 1) * callers).mapToObj(talk).toList()))
        .toList();
  }

  /** Waits until each node has used this much processor time for {@code traffic}, and ends it. */
  void warmUp(List<Traffic> traffic, Duration each) {
    long end = System.nanoTime() + WARM_UP_LIMIT.toNanos();
    List<Double> enough =
        services.stream().map(node -> ProcFile.ownMillis(node.pid()) + each.toMillis()).toList();
    while (System.nanoTime() < end && !isWarm(enough)) {
      Traffic.sleep(POLL);
    }
    traffic.forEach(Traffic::stop);
  }

  private boolean isWarm(List<Double> enough) {
    return IntStream.range(0, services.size())
        .allMatch(i -> ProcFile.ownMillis(services.get(i).pid()) >= enough.get(i));
  }

  /**
   * Measures {@code traffic}, and ends it.
   *
   * @param balancerMillis the processor time that a balancer has used, in milliseconds
   */
  Scaling.Sample measure(List<Traffic> traffic, Duration length, DoubleSupplier balancerMillis) {
    Traffic.sleep(SETTLE);
    Tally _ = take(traffic);
    Cpu before = Cpu.now(services, stores);
    double balancerBefore = balancerMillis.getAsDouble();
    Traffic.sleep(length);
    Tally tally = take(traffic);
    Cpu after = Cpu.now(services, stores);
    double balancer = balancerMillis.getAsDouble() - balancerBefore;
    traffic.forEach(Traffic::stop);
    if (tally.wrongCount() > 0) {
      throw new LoadException("answers were wrong: " + tally.wrongAnswers());
    }
    return new Scaling.Sample(
        Run.of(tally, before, after), balancer / tally.nanos().getTotalCount());
  }

  /** The events of all since the last call. */
  static Tally take(List<Traffic> traffic) {
    Tally all = new Tally();
    traffic.forEach(it -> all.add(it.take()));
    return all;
  }

  /** Ends the load and the nodes. */
  @Override
  public void close() {
    generator.close();
    services.forEach(Service::close);
  }
}
