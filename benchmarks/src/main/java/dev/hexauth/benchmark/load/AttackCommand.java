package dev.hexauth.benchmark.load;

import dev.hexauth.benchmark.load.Bystander.Outcome;
import dev.hexauth.benchmark.load.ProxiedApi.Answer;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run attack}: whether others get in while attackers take as much hashing as they can. */
@Command(
    name = "attack",
    description =
        "Users, registrations and an office, for --seconds, while attackers with accounts of their"
            + " own log in as fast as they can; fails if too few get in.",
    mixinStandardHelpOptions = true)
public final class AttackCommand implements Callable<Integer> {

  private static final Duration BACK_OFF = Duration.ofMillis(5);
  private static final int OFFICE_WORKERS = 60;

  /** The attackers' accounts, a user on a known network, and an office. */
  static final int USERS = Attack.ACCOUNTS + 1 + OFFICE_WORKERS;

  private static final String HOME = "203.0.113.1";
  private static final String OFFICE = "203.0.113.2";

  @Mixin private Plan plan = new Plan();

  @Option(names = "--threads", description = "attackers at once (${DEFAULT-VALUE})")
  private int threads = 130;

  @Option(
      names = "--before",
      description = "seconds of attack before the others begin (${DEFAULT-VALUE})")
  private int before = 20;

  @Option(names = "--attack", description = "${COMPLETION-CANDIDATES}; all if none is given")
  private List<Attack> attacks = List.of(Attack.values());

  @Override
  public Integer call() {
    boolean held = true;
    try (Stores stores = Stores.empty()) {
      Packaged packaged = plan.packaged();
      Launcher launcher = new Launcher(stores);
      for (Attack attack : attacks) {
        // A new process each time, but the stores remember the known networks.
        try (Service service =
            launcher.startLimited(packaged, Map.of(ProxiedApi.TRUST, ProxiedApi.LOOPBACK))) {
          try (Api api = new Api(service.address())) {
            launcher.addUsers(api, USERS);
          }
          held &= measure(attack, service, plan.length(), System.out);
        }
      }
    }
    return held ? 0 : 1;
  }

  /** Runs one attack and prints its result; whether enough of the others got in. */
  boolean measure(Attack attack, Service service, Duration length, PrintStream out) {
    try (ProxiedApi api = new ProxiedApi(service.address())) {
      List<Bystander> bystanders = bystanders(api);
      // From now on the account knows its network.
      api.login(Users.email(Attack.ACCOUNTS + 1), HOME);
      LongAdder served = new LongAdder();
      LongAdder refused = new LongAdder();
      AtomicBoolean over = new AtomicBoolean();
      List<String> accounts = Users.first(Attack.ACCOUNTS);
      try (ExecutorService tasks = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < threads; i++) {
          tasks.execute(() -> {
            while (!over.get()) {
              Answer answer = attack.once(api, accounts);
              (answer.isSuccess() ? served : refused).increment();
              if (!answer.isSuccess()) {
                Traffic.sleep(BACK_OFF);
              }
            }
          });
        }
        Traffic.sleep(Duration.ofSeconds(before));
        served.reset();
        refused.reset();
        bystanders.forEach(each -> tasks.execute(() -> go(each, length, tasks)));
        Traffic.sleep(length);
        over.set(true);
      }
      return report(attack, length, served.sum(), refused.sum(), outcomes(bystanders), out);
    }
  }

  private static List<Outcome> outcomes(List<Bystander> bystanders) {
    return bystanders.stream().map(Bystander::outcome).toList();
  }

  private static List<Bystander> bystanders(ProxiedApi api) {
    String known = Users.email(Attack.ACCOUNTS + 1);
    List<String> office =
        LongStream.range(0, OFFICE_WORKERS)
            .mapToObj(i -> Users.email(Attack.ACCOUNTS + 2 + i))
            .toList();
    return List.of(
        new Bystander(
            "a user on a network that the account knows",
            Duration.ofSeconds(2),
            0.95,
            _ -> api.login(known, HOME)),
        new Bystander(
            "registrations, each from another network",
            Duration.ofSeconds(3),
            0.9,
            i -> api.register(new Register().next(), "192.0.2." + i % 250)),
        new Bystander(
            "logins of an office behind one address",
            Duration.ofSeconds(1),
            1,
            i -> api.login(office.get(i % office.size()), OFFICE)));
  }

  /** Each attempt in a thread of its own, so that a slow response delays no other. */
  private static void go(Bystander bystander, Duration length, ExecutorService tasks) {
    int tries = (int) length.dividedBy(bystander.every());
    for (int i = 0; i < Math.max(1, tries); i++) {
      int number = i;
      tasks.execute(() -> bystander.attempt(number));
      Traffic.sleep(bystander.every());
    }
  }

  private boolean report(
      Attack attack,
      Duration length,
      long served,
      long refused,
      List<Outcome> outcomes,
      PrintStream out) {
    out.printf(
        "%n%s; %d threads, %d s: %d answered, %d refused%n",
        attack, threads, length.toSeconds(), served, refused);
    out.printf("%-44s %6s %6s %8s %10s %10s%n", "", "tries", "in", "needed", "median ms", "max ms");
    List<String> missed = new ArrayList<>();
    for (Outcome each : outcomes) {
      out.printf(
          "%-44s %6d %6d %7.0f%% %10.0f %10.0f%n",
          each.name(),
          each.tries(),
          each.succeeded(),
          100 * each.atLeast(),
          each.median(),
          each.slowest());
      if (!each.isGoodEnough()) {
        missed.add(each.name());
      }
    }
    missed.forEach(name -> out.println("too few: " + name));
    return missed.isEmpty();
  }
}
