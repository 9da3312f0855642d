package dev.hexauth.bootstrap;

import dev.hexauth.devservices.TestServices;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Sends mutated requests to every route of openapi.yaml, as an anonymous caller, a user and an
 * admin, and checks every response. The system property {@code fuzz.requests} is their number, 100
 * 000 by default; {@code fuzz.seed} is the seed, which is printed. The same seed makes the same
 * mutations; ids and tokens differ.
 */
final class Fuzz implements AutoCloseable {

  private static final int THREADS = 4;

  /** The share of requests sent unchanged, so that sessions and accounts change. */
  private static final int ONE_IN_SPARED = 8;

  private static final int MOST_MUTATIONS = 3;

  /** How often a session that the fuzzer has ended is replaced. */
  private static final int RENEWAL = 5;

  /** How often the clock is advanced, so that tokens and sessions expire. */
  private static final int TICK = 200;

  private static final Duration STEP = Duration.ofMinutes(2);
  private static final int PROGRESS = 10_000;
  private static final int MOST_FINDINGS = 20;

  private static final Pattern CLASS =
      Pattern.compile(
          "\\b(java|jakarta|org|com|io|tools|dev)\\.[a-z]\\w{1,30}\\.[\\w.]{0,99}[A-Z]");

  private static final Pattern EXCEPTION = Pattern.compile("(?<=[a-z])(Exception|Error)\\b");

  /** The routes whose answers have headers of their own: for caches, and pages. */
  private static final List<String> OTHERWISE =
      List.of(
          "/.well-known/jwks.json",
          "/.well-known/oauth-authorization-server",
          "/.well-known/oauth-authorization-server/login",
          "/.well-known/openid-configuration",
          "/openapi.yaml",
          "/account/verify",
          "/account/reset",
          "/account/take-back");

  /** What the routes of other services begin with. */
  private static final String SERVICES = "/oauth2/";

  private final Assembly assembly;
  private final OpenApi page = OpenApi.read();
  private final List<OpenApi.Route> routes = page.routes();
  private final Path log = Path.of("target", "fuzz-" + System.nanoTime() + ".log").toAbsolutePath();
  private final Queue<String> findings = new ConcurrentLinkedQueue<>();

  Fuzz() {
    Map<String, String> settings =
        Letters.on(
            StoreSettings.postgresAndRedis(
                TestServices.newPostgresDatabase(), TestServices.newRedisDatabase()));
    settings.put("logging.file.name", log.toString());
    assembly = Assembly.start(settings);
  }

  /** Runs, and fails if there are findings. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    int requests = Integer.parseInt(System.getProperty("fuzz.requests", "100000"));
    String given = System.getProperty("fuzz.seed", "");
    long seed = given.isEmpty() ? new Random().nextInt(1_000_000_000) : Long.parseLong(given);
    PrintStream out = System.out;
    int routes = OpenApi.read().routes().size();
    out.printf("%d requests to %d routes, -Dfuzz.seed=%d%n", requests, routes, seed);
    try (Fuzz fuzz = new Fuzz()) {
      Outcome outcome = fuzz.run(requests, seed, out);
      out.println("answers by status: " + outcome.statuses());
      outcome.findings().forEach(out::println);
      out.println(outcome.findings().isEmpty() ? "found nothing" : "FOUND SOMETHING");
      if (!outcome.findings().isEmpty()) {
        System.exit(1);
      }
    }
  }

  /**
   * The result of a run.
   *
   * @param statuses the number of responses with each status; 0 for a connection closed without a
   *     response
   * @param findings violations, the first {@value #MOST_FINDINGS}; the requests first
   */
  record Outcome(Map<Integer, Integer> statuses, List<String> findings) {}

  /** Sends {@code requests}, from several threads with the same seed. */
  Outcome run(int requests, long seed, PrintStream progress)
      throws IOException, InterruptedException, ExecutionException {
    List<Future<Map<Integer, Integer>>> parts = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (int thread = 0; thread < THREADS; thread++) {
        Random random = new Random(seed * THREADS + thread);
        boolean first = thread == 0;
        parts.add(
            threads.submit(() ->
                part(
                    requests / THREADS, random, first ? Optional.of(progress) : Optional.empty())));
      }
    }
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (Future<Map<Integer, Integer>> part : parts) {
      part.get().forEach((status, count) -> statuses.merge(status, count, Integer::sum));
    }
    try (Stream<String> lines = Files.lines(log)) {
      lines
          .filter(line -> line.contains(" ERROR ") || line.startsWith("\tat "))
          .forEach(findings::add);
    }
    return new Outcome(statuses, findings.stream().limit(MOST_FINDINGS).toList());
  }

  private Map<Integer, Integer> part(int requests, Random random, Optional<PrintStream> progress) {
    List<FuzzSession> sessions =
        List.of(new FuzzSession(assembly, false), new FuzzSession(assembly, true));
    OpenApiJudge judge = new OpenApiJudge(page);
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (int i = 1; i <= requests && findings.size() < MOST_FINDINGS; i++) {
      FuzzSession session = sessions.get(random.nextInt(sessions.size()));
      Optional<Reply> reply = sent(request(session, random), judge);
      statuses.merge(reply.map(Reply::status).orElse(0), 1, Integer::sum);
      if (i % RENEWAL == 0) {
        sessions.forEach(FuzzSession::renewIfEnded);
      }
      if (i % TICK == 0) {
        assembly.clock().advance(STEP);
      }
      if (i % (PROGRESS / THREADS) == 0) {
        int sent = i * THREADS;
        progress.ifPresent(out -> out.println("about " + sent + " sent"));
      }
    }
    return statuses;
  }

  private FuzzRequest request(FuzzSession session, RandomGenerator random) {
    OpenApi.Route route = routes.get(random.nextInt(routes.size()));
    String target =
        route
            .path()
            .replace("{path}", "login")
            .replace("{group}", random.nextBoolean() ? "liveness" : "readiness")
            .replace(
                "{id}",
                route.path().startsWith("/api/users") && random.nextInt(8) == 0
                    ? session.id()
                    : "01890a5d-ac96-774b-bcce-b302099a8057");
    FuzzRequest request =
        new FuzzRequest(route, target).with("Host", "localhost").with("Connection", "close");
    if (random.nextInt(5) > 0) {
      authenticate(request, session, random);
    }
    if (page.readsJson(route)) {
      request.with("Content-Type", "application/json").sound(body(session, random));
    } else if (page.has(route.place() + "/requestBody")) {
      request.with("Content-Type", Form.TYPE).sound(form(session, random));
    }
    if (random.nextInt(ONE_IN_SPARED) > 0) {
      for (int i = random.nextInt(MOST_MUTATIONS); i >= 0; i--) {
        Mutations.one(request, random);
      }
    }
    return request;
  }

  private void authenticate(FuzzRequest request, FuzzSession session, RandomGenerator random) {
    Tokens tokens = session.tokens();
    if (request.target.startsWith(SERVICES) && random.nextInt(8) > 0) {
      request.with("Authorization", "Bearer " + assembly.serviceKey());
    } else if (random.nextBoolean()) {
      request.with(
          "Authorization",
          "Bearer " + (random.nextInt(20) == 0 ? tokens.refresh() : tokens.access()));
    }
    if (random.nextBoolean()) {
      request.with(
          "Cookie",
          "access_token="
              + tokens.access()
              + "; refresh_token="
              + tokens.refresh()
              + "; logged_in=true");
    }
  }

  /** All parameters that any route for services requires. */
  private static String form(FuzzSession session, RandomGenerator random) {
    Tokens tokens = session.tokens();
    String token = random.nextInt(3) == 0 ? tokens.refresh() : tokens.access();
    return Form.encoded("token", token, "grant_type", "client_credentials", "token_type_hint", "a");
  }

  /** All fields that any route requires; routes ignore unknown ones. */
  private static String body(FuzzSession session, RandomGenerator random) {
    Account account = random.nextInt(4) == 0 ? Account.any() : session.account();
    String password =
        random.nextInt(3) == 0 ? account.password() : "wrong horse " + random.nextInt(100);
    return ("{\"name\":\"Ada\",\"email\":\"%s\",\"password\":\"%s\",\"passwordConfirm\":\"%s\","
            + "\"currentPassword\":\"%s\",\"refresh_token\":\"%s\",\"photo\":\"a.png\",\"delivery\":\"%s\"}")
        .formatted(
            account.email(),
            password,
            password,
            password,
            session.tokens().refresh(),
            random.nextInt(3) == 0 ? "body" : "cookie");
  }

  private Optional<Reply> sent(FuzzRequest request, OpenApiJudge judge) {
    String text = request.text();
    String flaw = "";
    Optional<Reply> reply = Optional.empty();
    try {
      reply = FuzzReply.first(RawSocket.text(assembly.uri(), text), request.method);
      flaw = reply.map(answer -> flawOf(request, answer, judge)).orElse("");
    } catch (AssertionError | RuntimeException e) {
      flaw = e.toString();
    }
    if (!flaw.isEmpty()) {
      findings.add(flaw + "\n  in answer to " + escaped(text) + "\n  which was " + reply);
    }
    return reply;
  }

  private static String flawOf(FuzzRequest request, Reply reply, OpenApiJudge judge) {
    String path = pathOf(request.target);
    boolean isPage = reply.status() == 200 && path.endsWith("/openapi.yaml");
    if (reply.status() >= 500) {
      return "status " + reply.status();
    }
    String all = reply.headers() + reply.body();
    if (!isPage && (CLASS.matcher(all).find() || EXCEPTION.matcher(all).find())) {
      return "the name of a class";
    }
    if (reply.status() >= 400 && !reply.body().isEmpty()) {
      reply.enveloped();
    }
    if (reply.status() >= 400
        || (!path.equals("/") && OTHERWISE.stream().noneMatch(path::endsWith))) {
      HardeningContract.assertHardened(reply);
    }
    if (path.startsWith(SERVICES)
        && reply.headers().keySet().stream().anyMatch(name -> name.startsWith("access-control-"))) {
      return "permission for a page";
    }
    if (isOfSpring(path, reply)) {
      return "";
    }
    var flaws = judge.undescribed(List.of(exchange(request, path, reply)));
    String undescribed = String.join("; ", flaws);
    flaws.clear();
    return undescribed;
  }

  /** Spring also answers health paths with a slash at the end, and unknown groups. */
  private static boolean isOfSpring(String path, Reply reply) {
    return path.equals("/actuator/health/")
        || (path.startsWith("/actuator/health/") && reply.status() == 404);
  }

  /**
   * For a success, only the response is checked: a mutated body may be read in more than one way.
   */
  private static Exchange exchange(FuzzRequest request, String path, Reply reply) {
    return new Exchange(request.method.strip(), path, request.sound, reply);
  }

  /**
   * As the server parses it: an encoded slash is not a separator, and an encoded ? or # does not
   * end the path.
   */
  private static String pathOf(String target) {
    String path =
        target
            .split("[?#]", 2)[0]
            .strip()
            .replaceFirst("^http://[^/]*", "")
            .replaceAll(";[^/]*", "");
    try {
      return URLDecoder.decode(
          path.replace("+", "%2b").replaceAll("(?i)%(?=2f|5c|3f|23)", "%25"),
          StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return path;
    }
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    String cut = text.length() > 3_000 ? text.substring(0, 3_000) + "..." : text;
    cut.chars()
        .forEach(c ->
            escaped.append(
                c >= ' ' && c < 127 ? String.valueOf((char) c) : "\\x%02x".formatted(c)));
    return escaped.toString();
  }

  @Override
  public void close() {
    assembly.close();
    log.toFile().delete();
  }
}
