package dev.hexauth.benchmark.load;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** One operation on one packaged service, with stores that are there. */
final class LoadTest {

  private static final String COST = "HEXAUTH_PASSWORD_BCRYPT_COST";
  private static final Duration WARM_UP_LIMIT = Duration.ofMinutes(10);
  private static final String SLOW_MODEL = "slow-model@load.example";

  private final Plan plan;
  private final Stores stores;
  private final SigningKeys keys = new SigningKeys();

  LoadTest(Plan plan, Stores stores) {
    this.plan = plan;
    this.stores = stores;
  }

  Result of(Operation operation, Packaged packaged) {
    List<Account> accounts = accounts(packaged, operation.needsSessions());
    try (Service service = start(packaged, settings(operation))) {
      if (operation == Operation.LOGIN) {
        makeSlow(service);
      }
      List<Conversation> conversations =
          IntStream.range(0, plan.connections())
              .mapToObj(i -> conversation(operation, every(i, accounts)))
              .toList();
      return measured(operation, packaged, service, conversations);
    }
  }

  /** Users with sessions, opened at a service that hashes fast, whose hashes are as cheap. */
  private List<Account> accounts(Packaged packaged, boolean withSessions) {
    try (Service service = start(packaged, Map.of(COST, "4"));
        Api api = new Api(service.address())) {
      Users users = new Users(stores.database());
      if (api.registered(Users.MODEL)) {
        users.add(1, plan.connections());
      }
      return Users.first(plan.connections()).stream()
          .map(email -> withSessions ? api.login(email) : Account.withoutSession(email))
          .toList();
    }
  }

  /** Gives the users hashes of the cost that this service works at. */
  private void makeSlow(Service service) {
    try (Api api = new Api(service.address())) {
      boolean _ = api.registered(SLOW_MODEL);
    }
    new Users(stores.database()).rehash(SLOW_MODEL, Users.first(plan.connections()));
  }

  private Map<String, String> settings(Operation operation) {
    return operation.hashes()
        ? Map.of("HEXAUTH_PASSWORD_HASHING_QUEUE", Integer.toString(plan.connections()))
        : Map.of();
  }

  private Service start(Packaged packaged, Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(stores.environment());
    environment.putAll(keys.environment());
    environment.putAll(settings);
    environment.putAll(packaged.settings());
    return Service.start(packaged.command(), environment);
  }

  private List<Account> every(int remainder, List<Account> accounts) {
    return IntStream.range(0, accounts.size())
        .filter(i -> i % plan.connections() == remainder)
        .mapToObj(accounts::get)
        .toList();
  }

  private static Conversation conversation(Operation operation, List<Account> accounts) {
    return switch (operation) {
      case ME -> new Me(accounts);
      case REFRESH -> new Refresh(accounts);
      case LOGIN -> new Login(accounts.stream().map(Account::email).toList());
      case REGISTER -> new Register();
    };
  }

  /** Waits for what the service does, and not for a time: a busy machine may give it little. */
  private void warmUp(Service service) {
    double enough = ProcFile.ownMillis(service.pid()) + plan.warmUp().toMillis();
    long end = System.nanoTime() + WARM_UP_LIMIT.toNanos();
    while (ProcFile.ownMillis(service.pid()) < enough && System.nanoTime() < end) {
      Traffic.sleep(Duration.ofMillis(100));
    }
  }

  private Result measured(
      Operation operation, Packaged packaged, Service service, List<Conversation> conversations) {
    Set<String> wrongAnswers = new LinkedHashSet<>();
    List<Run> runs = new ArrayList<>();
    try (EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory())) {
      Traffic traffic = Traffic.start(loops.next(), service.address(), conversations);
      warmUp(service);
      wrongAnswers.addAll(traffic.take().wrongAnswers());
      Cpu before = Cpu.now(service, stores);
      for (int i = 0; i < plan.runs(); i++) {
        Traffic.sleep(plan.length());
        Tally tally = traffic.take();
        Cpu after = Cpu.now(service, stores);
        wrongAnswers.addAll(tally.wrongAnswers());
        runs.add(Run.of(tally, before, after));
        before = after;
      }
      Memory memory = Memory.now(service, stores);
      traffic.stop();
      return new Result(
          operation.name().toLowerCase(Locale.ROOT),
          plan.connections(),
          plan.length().toSeconds(),
          packaged.jar().toString(),
          packaged.javaOptions(),
          Machine.current(),
          stores.toString(),
          runs,
          memory,
          service.firstAnswer().toNanos() / 1e6,
          wrongAnswers);
    }
  }
}
