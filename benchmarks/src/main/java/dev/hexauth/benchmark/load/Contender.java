package dev.hexauth.benchmark.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A peer that runs, and its figures so far. */
final class Contender implements AutoCloseable {

  /** Until connections are open and the processor's caches are filled. */
  private static final Duration SETTLING = Duration.ofSeconds(1);

  private final Peer peer;
  private final Stores stores;
  private final Generator generator;
  private final Service service;
  private final Map<Operation, List<Run>> runs = new EnumMap<>(Operation.class);
  private final Set<String> wrongAnswers = new LinkedHashSet<>();
  private List<Account> accounts = List.of();

  /** Starts the peer. */
  Contender(Peer peer, Stores stores, Generator generator) {
    this.peer = peer;
    this.stores = stores;
    this.generator = generator;
    this.service = peer.start();
  }

  /** Opens a session for each of the first {@code count} users. */
  void logIn(int count) {
    accounts = Users.first(count).stream().map(this::loggedIn).toList();
  }

  private Account loggedIn(String email) {
    var answer = OneRequest.answer(service.address(), peer.dialect().login(email));
    Session session =
        peer.dialect()
            .opened(answer)
            .orElseThrow(() ->
                new LoadException(
                    peer.name()
                        + " refused a login: "
                        + answer.status()
                        + " "
                        + Requests.body(answer)));
    return new Account(email, session);
  }

  /** Loads it, and counts nothing but wrong responses. */
  void warmUp(Operation operation, int connections, Duration time) {
    Traffic traffic = traffic(operation, connections);
    Traffic.sleep(time);
    wrongAnswers.addAll(traffic.take().wrongAnswers());
    traffic.stop();
  }

  /** Measures one window. */
  void measure(Operation operation, int connections, Duration window) {
    Traffic traffic = traffic(operation, connections);
    Traffic.sleep(SETTLING);
    wrongAnswers.addAll(traffic.take().wrongAnswers());
    Cpu before = Cpu.now(List.of(service), stores);
    Traffic.sleep(window);
    Tally tally = traffic.take();
    Cpu after = Cpu.now(List.of(service), stores);
    traffic.stop();
    wrongAnswers.addAll(tally.wrongAnswers());
    runs.computeIfAbsent(operation, _ -> new ArrayList<>()).add(Run.of(tally, before, after));
  }

  /** Right responses to who-am-I in each of the next seconds. */
  List<Long> seconds(int count, int connections) {
    Traffic traffic = traffic(Operation.ME, connections);
    long start = System.nanoTime();
    List<Long> answers = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      Traffic.sleep(Duration.ofSeconds(i).minusNanos(System.nanoTime() - start));
      Tally tally = traffic.take();
      wrongAnswers.addAll(tally.wrongAnswers());
      answers.add(tally.nanos().getTotalCount());
    }
    traffic.stop();
    return answers;
  }

  private Traffic traffic(Operation operation, int connections) {
    return generator.traffic(
        service.address(),
        connections,
        accounts,
        own -> operation.conversation(peer.dialect(), own));
  }

  /** Sessions that were opened before. */
  List<Account> accounts() {
    return accounts;
  }

  /** Uses sessions that are open already. */
  void use(List<Account> open) {
    accounts = List.copyOf(open);
  }

  Duration firstAnswer() {
    return service.firstAnswer();
  }

  Set<String> wrongAnswers() {
    return Set.copyOf(wrongAnswers);
  }

  /** What was measured, with its memory as it is now. */
  Figures figures(List<Double> startMillis) {
    return new Figures(
        peer.name(),
        peer.differences(),
        startMillis,
        Memory.now(service, stores).serviceNow(),
        Map.copyOf(runs),
        wrongAnswers());
  }

  /** Stops the service. */
  @Override
  public void close() {
    service.close();
  }
}
