package dev.hexauth.benchmark.load;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures products in turn with the same load, on the same servers. For an operation all of them
 * run, and each is warmed up and then loaded alone: a window of each, again and again, because the
 * speed of a machine changes from one minute to the next.
 */
final class Comparison {

  /** The operations that every product has. */
  static final List<Operation> OPERATIONS =
      List.of(Operation.ME, Operation.REFRESH, Operation.LOGIN);

  private final VersusPlan plan;
  private final Stores stores;
  private final List<Peer> peers;

  /**
   * @param stores of any of the peers; all are on the same servers
   */
  Comparison(VersusPlan plan, Stores stores, List<Peer> peers) {
    this.plan = plan;
    this.stores = stores;
    this.peers = peers;
  }

  /** Measures starts, then each operation, then memory. */
  Versus measure() {
    Map<Peer, List<Double>> starts = starts();
    List<Contender> contenders = new ArrayList<>();
    try (Generator generator = new Generator()) {
      peers.forEach(peer -> contenders.add(new Contender(peer, stores, generator)));
      OPERATIONS.forEach(operation -> measure(operation, contenders));
      List<Figures> products = new ArrayList<>();
      for (int i = 0; i < peers.size(); i++) {
        products.add(contenders.get(i).figures(starts.getOrDefault(peers.get(i), List.of())));
      }
      return new Versus(
          today(),
          Machine.current(),
          stores.description(),
          plan.users(),
          plan.warmUp().toSeconds(),
          plan.window().toSeconds(),
          products);
    } finally {
      contenders.forEach(Contender::close);
    }
  }

  private Map<Peer, List<Double>> starts() {
    Map<Peer, List<Double>> starts = new LinkedHashMap<>();
    for (int i = 0; i < plan.starts(); i++) {
      for (Peer peer : peers) {
        try (Service service = peer.start()) {
          starts
              .computeIfAbsent(peer, _ -> new ArrayList<>())
              .add(service.firstAnswer().toNanos() / 1e6);
        }
      }
    }
    return starts;
  }

  private void measure(Operation operation, List<Contender> contenders) {
    int connections = plan.connections(operation);
    for (Contender contender : contenders) {
      if (operation.needsSessions()) {
        contender.logIn(plan.connections(Operation.ME));
      }
      contender.warmUp(operation, connections, plan.warmUp());
    }
    for (int i = 0; i < plan.runs(); i++) {
      contenders.forEach(it -> it.measure(operation, connections, plan.window()));
    }
  }

  /** Loads each product from its start on, with sessions that were open before. */
  FirstMinute firstMinute() {
    int connections = plan.connections(Operation.ME);
    Map<String, List<Long>> perSecond = new LinkedHashMap<>();
    Set<String> wrongAnswers = new LinkedHashSet<>();
    try (Generator generator = new Generator()) {
      for (Peer peer : peers) {
        List<Account> accounts = accounts(peer, generator, connections);
        try (Contender contender = new Contender(peer, stores, generator)) {
          contender.use(accounts);
          int seconds = (int) Duration.ofMinutes(1).toSeconds();
          perSecond.put(peer.name(), contender.seconds(seconds, connections));
          wrongAnswers.addAll(contender.wrongAnswers());
        }
      }
    }
    return new FirstMinute(
        today(), Machine.current(), stores.description(), connections, perSecond, wrongAnswers);
  }

  private List<Account> accounts(Peer peer, Generator generator, int count) {
    try (Contender before = new Contender(peer, stores, generator)) {
      before.logIn(count);
      return before.accounts();
    }
  }

  private static String today() {
    return LocalDate.now(ZoneOffset.UTC).toString();
  }
}
