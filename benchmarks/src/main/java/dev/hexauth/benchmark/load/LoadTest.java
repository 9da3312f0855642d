package dev.hexauth.benchmark.load;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One operation on one packaged service, with existing stores. */
final class LoadTest {

  private final Plan plan;
  private final Stores stores;
  private final Launcher launcher;

  LoadTest(Plan plan, Stores stores) {
    this.plan = plan;
    this.stores = stores;
    this.launcher = new Launcher(stores);
  }

  /** Measures {@code operation} with as many users as callers. */
  Result of(Operation operation, Packaged packaged) {
    return of(operation, packaged, plan.connections(), Users.first(plan.connections()));
  }

  /**
   * Measures {@code operation} with users in the store.
   *
   * @param users how many there are
   * @param emails of the users who take part
   */
  Result of(Operation operation, Packaged packaged, long users, List<String> emails) {
    List<Account> accounts =
        operation.needsSessions()
            ? launcher.accounts(packaged, users, emails)
            : emails.stream().map(Account::withoutSession).toList();
    try (Service service = launcher.start(packaged, settings(operation))) {
      if (operation == Operation.LOGIN) {
        addSlowUsers(service, users, emails);
      }
      try (Bench bench = new Bench(plan, packaged, stores, service)) {
        Traffic traffic = bench.traffic(plan.connections(), accounts, operation::conversation);
        Result result = bench.measure(name(operation), plan.connections(), traffic);
        traffic.stop();
        return result;
      }
    }
  }

  /** Opens a session, and makes {@code count} copies of it in Redis. */
  void addSessions(Packaged packaged, long users, List<String> email, long count) {
    List<Account> _ = launcher.accounts(packaged, users, email);
    new Sessions(stores.sessions()).copy(count);
  }

  private void addSlowUsers(Service service, long users, List<String> emails) {
    try (Api api = new Api(service.address())) {
      launcher.addUsers(api, users);
    }
    launcher.makeSlow(service, emails);
  }

  static String name(Operation operation) {
    return operation.name().toLowerCase(Locale.ROOT);
  }

  /** Enough time for all who wait for a hash, so that none is refused. */
  private Map<String, String> settings(Operation operation) {
    return operation.hashes() ? Map.of("HEXAUTH_PASSWORD_HASHING_WAIT", "60s") : Map.of();
  }
}
