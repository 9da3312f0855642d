package dev.hexauth.benchmark.load;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run nodes}: one, two and three nodes, and stores that fail. */
@Command(
    name = "nodes",
    description =
        "One operation on one node, two and three, with a Redis Cluster and a PostgreSQL with a"
            + " standby; then both fail under load.",
    mixinStandardHelpOptions = true)
public final class NodesCommand implements Runnable {

  /** Enough for both failovers to be over. */
  private static final Duration OBSERVED = Duration.ofSeconds(15);

  private static final Duration STEADY = Duration.ofSeconds(5);

  /** Callers of each node who live whole lives while a store fails. */
  private static final int LIVES = 4;

  @Parameters(
      index = "0",
      arity = "0..1",
      description = "me or refresh, which need sessions (${DEFAULT-VALUE})")
  private Operation operation = Operation.ME;

  @Option(names = "--nodes", description = "how many at most (${DEFAULT-VALUE})")
  private int most = 3;

  @Option(
      names = "--outage",
      description = "seconds from the failure of a store to its replacement (${DEFAULT-VALUE})")
  private int outage = 3;

  @Option(
      names = "--failover",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "let stores fail afterwards (${DEFAULT-VALUE})")
  private boolean failover;

  @Mixin private Plan plan = new Plan();

  @Override
  public void run() {
    Report report = new Report(System.out);
    Scaling scaling = measure(plan.packaged());
    report.print(scaling);
    report.keep(scaling, "nodes-" + scaling.operation(), plan.results());
  }

  /** Measures the operation, then the failovers. */
  Scaling measure(Packaged packaged) {
    if (!operation.needsSessions()) {
      throw new LoadException("nodes measures operations of users with sessions: me or refresh");
    }
    int callers = plan.connections();
    Shares shares = new Shares(Runtime.getRuntime().availableProcessors(), most);
    try (ReplicatedStores replicated = new ReplicatedStores()) {
      Stores stores = replicated.stores();
      Launcher launcher = new Launcher(stores);
      List<Account> accounts =
          launcher.accounts(packaged, (long) most * callers, Users.first(most * callers));
      try (Nodes nodes = Nodes.start(launcher, packaged, shares)) {
        shares.moveOthers(others(stores));
        nodes.warmUp(traffic(nodes, accounts), plan.warmUp());
        return new Scaling(
            LoadTest.name(operation),
            callers,
            plan.length().toSeconds(),
            plan.commit(),
            Machine.current(),
            stores.description(),
            shares.toString(),
            rows(nodes, accounts),
            failover ? failovers(nodes, accounts, replicated) : List.of());
      }
    }
  }

  private static List<Long> others(Stores stores) {
    return Stream.of(
            stores.postgresProcesses().get(),
            stores.redisProcesses().get(),
            List.of(ProcessHandle.current().pid()))
        .flatMap(List::stream)
        .toList();
  }

  private Conversation talk(List<Account> accounts, int caller) {
    return operation.conversation(List.of(accounts.get(caller)));
  }

  private List<Traffic> traffic(Nodes nodes, List<Account> accounts) {
    return nodes.traffic(
        nodes.addresses(most), plan.connections(), caller -> talk(accounts, caller));
  }

  /** One node, several, and several behind a balancer if one is installed. */
  private List<Scaling.Row> rows(Nodes nodes, List<Account> accounts) {
    List<Way> ways = new ArrayList<>();
    for (int count = 1; count <= most; count++) {
      ways.add(new Way(count, nodes.addresses(count), plan.connections()));
    }
    Optional<Nginx> nginx = Nginx.before(nodes.addresses(most));
    nginx.ifPresent(balancer ->
        ways.add(
            new Way(
                most + " nodes, nginx",
                List.of(balancer.address()),
                most * plan.connections(),
                balancer::millis)));
    try {
      return rows(ways, nodes, accounts);
    } finally {
      nginx.ifPresent(Nginx::close);
    }
  }

  /** In turn, so that a machine that becomes slower does so for all. */
  private List<Scaling.Row> rows(List<Way> ways, Nodes nodes, List<Account> accounts) {
    Map<Way, List<Scaling.Sample>> samples = new LinkedHashMap<>();
    for (int i = 0; i < plan.runs(); i++) {
      for (Way way : ways) {
        List<Traffic> traffic =
            nodes.traffic(way.addresses(), way.callers(), caller -> talk(accounts, caller));
        samples
            .computeIfAbsent(way, _ -> new ArrayList<>())
            .add(nodes.measure(traffic, plan.length(), way.balancerMillis()));
      }
    }
    return samples.entrySet().stream()
        .map(way -> new Scaling.Row(way.getKey().name(), way.getValue()))
        .toList();
  }

  /** How callers reach nodes: {@code callers} of them at each address. */
  private record Way(
      String name, List<InetSocketAddress> addresses, int callers, DoubleSupplier balancerMillis) {

    Way(int count, List<InetSocketAddress> addresses, int callers) {
      this(count == 1 ? "1 node" : count + " nodes", addresses, callers, () -> 0);
    }
  }

  private List<Failover> failovers(
      Nodes nodes, List<Account> accounts, ReplicatedStores replicated) {
    List<Traffic> traffic = new ArrayList<>(traffic(nodes, accounts));
    traffic.addAll(nodes.traffic(nodes.addresses(most), LIVES, _ -> new Mixed()));
    Traffic.sleep(STEADY);
    List<Failover> failovers =
        List.of(
            failover("the primary of PostgreSQL", traffic, replicated.postgresActs()),
            failover("a master of three in the Redis Cluster", traffic, replicated.redisActs()));
    traffic.forEach(Traffic::stop);
    return failovers;
  }

  private Failover failover(String what, List<Traffic> traffic, Failover.Acts acts) {
    return Failover.of(what, traffic, acts, Duration.ofSeconds(outage), OBSERVED);
  }
}
