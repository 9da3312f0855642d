package dev.hexauth.benchmark.load;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run storm}: who-am-I, while many clients log in. */
@Command(
    name = "storm",
    description = "Who-am-I by --connections callers, while others only log in.",
    mixinStandardHelpOptions = true)
public final class StormCommand implements Runnable {

  @Mixin private Plan plan = new Plan();

  @Option(names = "--logins", description = "callers who log in (${DEFAULT-VALUE})")
  private int logins = 64;

  @Option(
      names = "--smallest",
      description = "search the smallest container, up to --memory, in which this passes")
  private boolean smallest;

  @Override
  public void run() {
    Report report = new Report(System.out);
    if (smallest) {
      Packaged packaged = plan.packaged();
      int mib =
          new SmallestContainer(size -> measureWithin(size, packaged), report::print)
              .below(plan.memoryMib());
      report.print(
          "%s, of %s%nthe smallest container: %d MiB"
              .formatted(Machine.current(), plan.commit(), mib));
      return;
    }
    try (Stores stores = Stores.empty()) {
      Storm storm = measure(stores, plan.packaged());
      storm.results().forEach(report::print);
      report.print(storm);
      report.keep(storm, "storm", plan.results());
    }
  }

  private Storm measureWithin(int mib, Packaged packaged) {
    try (MemoryLimit limit = MemoryLimit.of(mib, MemoryLimit.ROOT);
        Stores stores = Stores.empty()) {
      return measure(stores, packaged.within(mib).startedBy(limit.starter()));
    }
  }

  /** Callers and the others are different users: logins end a user's surplus sessions. */
  Storm measure(Stores stores, Packaged packaged) {
    int callers = plan.connections();
    Launcher launcher = new Launcher(stores);
    List<String> emails = Users.first(callers + logins);
    List<String> others = emails.subList(callers, emails.size());
    List<Account> accounts = launcher.accounts(packaged, emails.size(), emails.subList(0, callers));
    List<Account> crowd = others.stream().map(Account::withoutSession).toList();
    try (Service service = launcher.start(packaged, Map.of())) {
      launcher.makeSlow(service, others);
      try (Bench bench = new Bench(plan, packaged, stores, service)) {
        Traffic storm = bench.traffic(logins, crowd, Operation.LOGIN::conversation);
        Result loginAlone = bench.measure("login alone", logins, storm);
        storm.stop();
        Traffic me = bench.traffic(callers, accounts, Operation.ME::conversation);
        Result meAlone = bench.measure("me alone", callers, me);
        storm = bench.traffic(logins, crowd, Operation.LOGIN::conversation);
        Result meInStorm = bench.measure("me in the storm", callers, me);
        storm.stop();
        me.stop();
        return new Storm(loginAlone, meAlone, meInStorm);
      }
    }
  }
}
