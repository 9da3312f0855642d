package dev.hexauth.benchmark.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run scale}: who am I, login and refresh with few and with many data. */
@Command(
    name = "scale",
    description = "Who am I, login and refresh, with few users and sessions and with many.",
    mixinStandardHelpOptions = true)
public final class ScaleCommand implements Runnable {

  private static final List<Operation> OPERATIONS =
      List.of(Operation.ME, Operation.REFRESH, Operation.LOGIN);

  @Mixin private Plan plan = new Plan();

  @Option(names = "--users", description = "in PostgreSQL (${DEFAULT-VALUE})")
  private long users = 10_000_000;

  @Option(names = "--sessions", description = "in Redis (${DEFAULT-VALUE})")
  private long sessions = 1_000_000;

  @Option(
      names = "--accounts",
      description = "how many users, at random, take part (${DEFAULT-VALUE})")
  private int accounts = 2_000;

  @Option(
      names = "--data",
      description = "where the stores keep the many, for the next time (${DEFAULT-VALUE})")
  private Path data = Path.of("/var/tmp/hexauth-benchmarks");

  @Override
  public void run() {
    Report report = new Report(System.out);
    List<Pair> pairs = new ArrayList<>();
    try (Stores.Servers servers = Stores.keptIn(data)) {
      List<Result> few = measure(servers.empty(), accounts, 0, report);
      List<Result> many = measure(servers.lasting(), users, sessions, report);
      for (int i = 0; i < few.size(); i++) {
        pairs.add(Pair.of(few.get(i), many.get(i)));
      }
    }
    report.print(
        "\n%s; with many by with few:".formatted(OPERATIONS.stream().map(LoadTest::name).toList()));
    report.print(pairs);
    report.keep(pairs, "scale", plan.results());
  }

  private List<Result> measure(Stores stores, long population, long idle, Report report) {
    List<String> emails =
        new Random(population)
            .longs(1, population + 1)
            .distinct()
            .limit(accounts)
            .mapToObj(Users::email)
            .toList();
    Packaged packaged = plan.packaged();
    LoadTest test = new LoadTest(plan, stores);
    if (idle > 0) {
      test.addSessions(packaged, population, emails.subList(0, 1), idle);
    }
    List<Result> results = new ArrayList<>();
    for (Operation operation : OPERATIONS) {
      Result result = test.of(operation, packaged, population, emails);
      report.print(result);
      results.add(result);
    }
    return results;
  }
}
