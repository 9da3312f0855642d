package dev.hexauth.benchmark.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run introspect}: what introspection costs, by who-am-I. */
@Command(
    name = "introspect",
    description = "Who-am-I and introspection in turn, on one service; ratios pair by pair.",
    mixinStandardHelpOptions = true)
public final class IntrospectCommand implements Runnable {

  @Mixin private Plan plan = new Plan();

  @Option(names = "--pairs", description = "how often (${DEFAULT-VALUE})")
  private int pairs = 3;

  @Override
  public void run() {
    Report report = new Report(System.out);
    try (Stores stores = Stores.empty()) {
      List<Pair> all = measure(stores, plan.packaged(), report);
      report.print("\nintrospection by who-am-I");
      report.print(all);
      report.keep(all, "introspect", plan.results());
    }
  }

  private List<Pair> measure(Stores stores, Packaged packaged, Report report) {
    Launcher launcher = new Launcher(stores);
    List<String> emails = Users.first(plan.connections());
    List<Account> accounts = launcher.accounts(packaged, emails.size(), emails);
    List<Pair> all = new ArrayList<>();
    try (Service service = launcher.start(packaged, Map.of());
        Bench bench = new Bench(plan, packaged, stores, service)) {
      for (int i = 0; i < pairs; i++) {
        Result me = measure(Operation.ME, bench, accounts);
        Result introspection = measure(Operation.INTROSPECT, bench, accounts);
        report.print(me);
        report.print(introspection);
        all.add(Pair.of(me, introspection));
      }
    }
    return all;
  }

  private Result measure(Operation operation, Bench bench, List<Account> accounts) {
    Traffic traffic = bench.traffic(plan.connections(), accounts, operation::conversation);
    Result result = bench.measure(LoadTest.name(operation), plan.connections(), traffic);
    traffic.stop();
    return result;
  }
}
