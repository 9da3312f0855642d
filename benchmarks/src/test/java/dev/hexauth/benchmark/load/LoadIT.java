package dev.hexauth.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** The load tests, for half a second each, on the packaged service with cheap hashes. */
final class LoadIT {

  private static final int CONNECTIONS = 3;

  /** For the first ones, classes are loaded from files. */
  private static final int FIRST_USES = 100;

  private static final Plan PLAN =
      plan("--connections=" + CONNECTIONS, "--seconds=1", "--runs=1", "--warm-up=0");

  @TempDir static Path folder;

  private static Stores stores;
  private static Packaged packaged;
  private static Service service;
  private static Bench bench;

  private List<Account> accounts = List.of();

  private static Plan plan(String... arguments) {
    return CommandLine.populateCommand(new Plan(), arguments);
  }

  @BeforeAll
  static void start() {
    stores = Stores.empty();
    packaged =
        Image.trained(
            new Packaged(
                Path.of("../bootstrap/target/hexauth-exec.jar"),
                Packaged.optionsOf(Path.of("../Dockerfile")),
                Map.of("HEXAUTH_PASSWORD_BCRYPT_COST", "4")),
            Path.of("../bootstrap/src/main/aot"),
            folder.resolve("images"),
            Map.of(
                "HEXAUTH_PASSWORD_BCRYPT_COST",
                "4",
                "TRAINING_ROUNDS",
                "2",
                "TRAINING_REQUESTS",
                "100"));
    Launcher launcher = new Launcher(stores);
    service = launcher.start(packaged, Map.of(ProxiedApi.TRUST, ProxiedApi.LOOPBACK));
    bench = new Bench(PLAN, packaged, stores, service);
    try (Api api = new Api(service.address())) {
      launcher.addUsers(api, CONNECTIONS);
      new Users(stores.database()).addServiceKey();
    }
  }

  /** Attacks end sessions. */
  @BeforeEach
  void logIn() {
    try (Api api = new Api(service.address())) {
      accounts = Users.first(CONNECTIONS).stream().map(api::login).toList();
    }
  }

  @AfterAll
  static void stop() {
    bench.close();
    service.close();
    stores.close();
  }

  /** By one caller, because system calls for several are joined now and then. */
  @ParameterizedTest
  @EnumSource
  void an_operation_is_answered_rightly_and_its_cost_is_counted(Operation operation)
      throws IOException {
    Traffic traffic = bench.traffic(1, accounts, operation::conversation);
    awaitFirstUses(traffic);
    Result result = bench.measure(LoadTest.name(operation), 1, traffic);
    traffic.stop();

    assertThat(result.wrongAnswers()).isEmpty();
    assertThat(result.runs())
        .allSatisfy(run -> {
          assertThat(run.perSecond()).isPositive();
          assertThat(run.max()).isGreaterThanOrEqualTo(run.p99()).isPositive();
          assertThat(run.generator()).isNotNegative();
        });
    assertThat(CallBudgets.read().findings(result)).isEmpty();
    assertThat(result.memory().serviceNow()).isPositive();
    assertThat(result.firstAnswerMillis()).isPositive();
  }

  private static void awaitFirstUses(Traffic traffic) {
    for (long answers = 0; answers < FIRST_USES; ) {
      Traffic.sleep(Duration.ofMillis(10));
      Tally tally = traffic.take();
      assertThat(tally.wrongAnswers()).isEmpty();
      answers += tally.nanos().getTotalCount();
    }
  }

  @Test
  void logins_in_a_storm_end_no_session_of_the_others() {
    StormCommand storm =
        CommandLine.populateCommand(
            new StormCommand(),
            "--connections=2",
            "--logins=2",
            "--seconds=1",
            "--runs=1",
            "--warm-up=0");
    Packaged withOneSession =
        new Packaged(
            packaged.jar(),
            packaged.javaOptions(),
            Map.of("HEXAUTH_PASSWORD_BCRYPT_COST", "4", "HEXAUTH_SESSION_MAX_PER_USER", "1"));

    try (Stores own = Stores.empty()) {
      Storm result = storm.measure(own, withOneSession);

      assertThat(List.of(result.loginAlone(), result.meAlone(), result.meInStorm()))
          .allSatisfy(part -> {
            assertThat(part.wrongAnswers()).isEmpty();
            assertThat(part.runs().getFirst().perSecond()).isPositive();
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_attack_is_reported_with_what_others_came_to(Attack attack) {
    new Users(stores.database()).fillUpTo(AttackCommand.USERS);
    AttackCommand command =
        CommandLine.populateCommand(new AttackCommand(), "--threads=3", "--before=0");
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    assertThat(command.measure(attack, service, Duration.ofSeconds(1), out)).isTrue();

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains(attack.toString(), "a user on a network that the account knows")
        .doesNotContain("too few");
  }

  @Test
  void too_few_who_get_in_are_too_few() {
    var few = new Bystander.Outcome("a user", 20, 18, 0.95, 1, 2);
    assertThat(few.isGoodEnough()).isFalse();
    assertThat(new Bystander.Outcome("a user", 20, 19, 0.95, 1, 2).isGoodEnough()).isTrue();
    assertThat(new Bystander.Outcome("a user", 0, 0, 0.95, 0, 0).isGoodEnough()).isFalse();
  }

  @Test
  void a_whole_life_is_answered_rightly() {
    Traffic traffic = bench.traffic(CONNECTIONS, accounts, _ -> new Mixed());
    Result result = bench.measure("mixed", CONNECTIONS, traffic);
    traffic.stop();

    assertThat(result.wrongAnswers()).isEmpty();
    assertThat(result.runs().getFirst().perSecond()).isPositive();
  }

  @Test
  void there_can_be_any_number_of_users_and_sessions() {
    new Users(stores.database()).fillUpTo(25_000);
    new Sessions(stores.sessions()).copy(25_000);

    try (Api api = new Api(service.address())) {
      assertThat(api.login(Users.email(24_999)).session().access()).isNotEmpty();
    }
    try (RedisClient redis = RedisClient.create(stores.sessions().uri());
        StatefulRedisConnection<String, String> connection = redis.connect()) {
      assertThat(connection.sync().keys("hexauth:{*}:session:*")).hasSizeGreaterThan(25_000);
    }
  }

  @Test
  void a_wrong_answer_is_counted_as_wrong() {
    List<Account> strangers = List.of(new Account("nobody@load.example", new Session("x", "y")));
    Traffic traffic = bench.traffic(1, strangers, Operation.REFRESH::conversation);
    Result result = bench.measure("refresh", 1, traffic);
    traffic.stop();

    assertThat(result.wrongAnswers()).singleElement().asString().startsWith("403 ");
    assertThat(result.runs().getFirst().perSecond()).isZero();
    assertThat(result.runs().getFirst().wrong()).isPositive();
  }

  @Test
  void no_jar_of_an_image_is_signed_and_manifests_lose_only_digests() throws Exception {
    try (Stream<Path> jars = Files.list(packaged.jar().resolveSibling("lib"))) {
      assertThat(jars)
          .isNotEmpty()
          .allSatisfy(path -> {
            try (JarFile jar = new JarFile(path.toFile())) {
              assertThat(jar.stream().map(JarEntry::getName))
                  .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)"));
            }
          })
          .anySatisfy(path -> {
            try (JarFile jar = new JarFile(path.toFile())) {
              assertThat(jar.getManifest().getMainAttributes().getValue("Bundle-SymbolicName"))
                  .isEqualTo("bcprov");
              assertThat(jar.getManifest().getEntries()).isEmpty();
            }
          });
    }
  }

  @Test
  void a_report_is_printed_and_kept() throws Exception {
    Run run = new Run(1, 2, 3, 4, 5, 0, 0, 0.1, 0.02, 0.003, 0.5, 0, 0, 0);
    Result result = bench.result("me", CONNECTIONS, List.of(run, run), Set.of());
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Report report = new Report(new PrintStream(printed, true, StandardCharsets.UTF_8));

    report.print(result);
    report.keep(result, "me", folder.resolve("results"));

    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .anyMatch(line -> line.matches("median +1\\.0 +2\\.00 .* 0\\.1230 .*"));
    try (Stream<Path> kept = Files.list(folder.resolve("results"))) {
      assertThat(kept)
          .singleElement()
          .satisfies(file -> assertThat(file).content().contains("\"service\" : 0.1"));
    }
  }
}
