package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.DeliverLetters;
import dev.hexauth.application.MakeAdmin;
import dev.hexauth.application.MakeServiceKey;
import dev.hexauth.application.UseCases;
import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.throttle.Standing;
import dev.hexauth.domain.token.ServiceClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.Verification;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.RawPassword;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import dev.hexauth.domain.user.UserName;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The whole service, running in this JVM on a free port, with a clock set by the test. It uses the
 * given settings and those of {@code application.yaml}, and ignores the machine's environment.
 */
public final class Assembly implements AutoCloseable {

  /** High limits, so that no test reaches one unintentionally. */
  private static final Map<String, String> HIGH_LIMITS =
      Map.of(
          "hexauth.throttle.failures-per-network", "100000/1d",
          "hexauth.throttle.login-per-network", "100000/1d",
          "hexauth.throttle.login-per-account", "100000/1d",
          "hexauth.throttle.login-per-known-network", "100000/1d",
          "hexauth.throttle.registration", "100000/1d",
          "hexauth.throttle.password-change", "100000/1d",
          "hexauth.throttle.refresh", "100000/1d",
          "hexauth.throttle.service-keys-per-network", "100000/1d",
          "hexauth.throttle.letters-per-network", "100000/1d",
          "hexauth.throttle.letters-per-address", "100000/1d");

  /** Where the service is reached, as its settings say: no address of the tests. */
  static final String PUBLIC_URL = "https://auth.example.org/login";

  private static final AtomicInteger SERVICES = new AtomicInteger();

  private final ConfigurableApplicationContext context;
  private final SettableClock clock;
  private final AskedPorts ports;
  private final List<UserId> admins = new CopyOnWriteArrayList<>();
  private String serviceKey = "";

  private Assembly(ConfigurableApplicationContext context, SettableClock clock, AskedPorts ports) {
    this.context = context;
    this.clock = clock;
    this.ports = ports;
  }

  /**
   * Starts {@code application}, which is the product or imports it, with the stores in {@code
   * settings}, a public URL with a path, kept events, fast hashes, plain-HTTP cookies and high
   * limits on attempts.
   */
  public static Assembly start(Class<?> application, Map<String, String> settings) {
    return start(application, settings, new SettableClock());
  }

  static Assembly start(Map<String, String> settings) {
    return start(HexauthApplication.class, settings);
  }

  static Assembly start(Map<String, String> settings, SettableClock clock) {
    return start(HexauthApplication.class, settings, clock);
  }

  private static Assembly start(
      Class<?> application, Map<String, String> settings, SettableClock clock) {
    Map<String, String> all = new HashMap<>(Keys.settings());
    all.put("hexauth.public-url", PUBLIC_URL);
    all.put("hexauth.console", "on");
    all.put("hexauth.audit", "90d");
    all.put("hexauth.allow-volatile-stores", "true");
    all.put("hexauth.web.secure-cookies", "false");
    all.put("hexauth.password.bcrypt-cost", "4");
    all.put("hexauth.password.hashing-wait", "30s");
    all.put("hexauth.web.head-timeout", "2s");
    all.put("hexauth.web.body-timeout", "2s");
    all.putAll(HIGH_LIMITS);
    all.putAll(settings);
    AskedPorts ports = new AskedPorts();
    SpringApplication service = confined(application, all, clock);
    service.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(ports));
    return new Assembly(service.run(), clock, ports);
  }

  /** Runs the application with {@code settings} and no others. */
  static ConfigurableApplicationContext run(Map<String, String> settings, SettableClock clock) {
    return confined(HexauthApplication.class, settings, clock).run();
  }

  private static SpringApplication confined(
      Class<?> type, Map<String, String> settings, SettableClock clock) {
    SpringApplication application = new SpringApplication(type);
    confine(application, settings, clock);
    return application;
  }

  /** Lets {@code application} see {@code settings}, {@code clock}, and no others. */
  static void confine(
      SpringApplication application, Map<String, String> settings, SettableClock clock) {
    Map<String, Object> all = new HashMap<>(settings);
    all.putIfAbsent("server.port", "0");
    all.putIfAbsent("logging.level.root", "warn");
    all.putIfAbsent("hexauth.shutdown.drain", "0s");
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
    environment.getPropertySources().addFirst(new MapPropertySource("test", all));
    application.setEnvironment(environment);
    application.addInitializers(
        context -> context.getBeanFactory().registerSingleton("clock", clock));
  }

  /** Makes a registered user an admin, which ends the user's sessions. */
  void makeAdmin(Account account) {
    EmailAddress email = EmailAddress.parse(account.email()).orElseThrow();
    MakeAdmin.Result result = context.getBean(MakeAdmin.class).make(new MakeAdmin.Command(email));
    assertThat(result).isInstanceOf(MakeAdmin.Result.Made.class);
    admins.add(((MakeAdmin.Result.Made) result).user());
  }

  /** The same, and takes the role from all whom this assembly has made admins before. */
  void makeOnlyAdmin(Account account) {
    List<UserId> before = List.copyOf(admins);
    makeAdmin(account);
    UserRepository users = context.getBean(UserRepository.class);
    before.forEach(id -> users.setRole(id, Role.USER, clock.instant(), Optional.empty()));
    admins.removeAll(before);
  }

  /** A token of a service, as the service itself signs it. */
  String serviceToken(String name) {
    Token token =
        context
            .getBean(TokenSigner.class)
            .sign(
                ServiceClaims.issue(
                    new ServiceName(name),
                    context.getBean(RandomIds.class).newTokenId(),
                    clock.instant()));
    assertThat(context.getBean(TokenVerifier.class).verifyService(token, clock.instant()))
        .isInstanceOf(Verification.Verified.class);
    return token.compact();
  }

  /** A key of a service of this assembly, the same for all callers. */
  synchronized String serviceKey() {
    if (serviceKey.isEmpty()) {
      serviceKey = makeServiceKey(newServiceName());
    }
    return serviceKey;
  }

  /** The name of a service that has no key yet. */
  static String newServiceName() {
    return "service-" + SERVICES.incrementAndGet();
  }

  /** Makes a key for a service. */
  String makeServiceKey(String service) {
    var command = new MakeServiceKey.Command(new ServiceName(service));
    MakeServiceKey.Result result = context.getBean(MakeServiceKey.class).make(command);
    assertThat(result).isInstanceOf(MakeServiceKey.Result.Made.class);
    return ((MakeServiceKey.Result.Made) result).key().reveal();
  }

  /** Adds a user to the store whom today's rules would not let register. */
  void addUserOfOlderVersion(Account account) {
    RawPassword password = new RawPassword(account.password());
    EmailAddress email = EmailAddress.parse(account.email()).orElseThrow();
    User user =
        User.register(
            context.getBean(RandomIds.class).newUserId(clock.instant()),
            new UserName(account.name()),
            email,
            new Photo("\r\n"),
            Language.ENGLISH,
            clock.instant());
    Claimant claimant = new Claimant(new Network("192.0.2.1"), email, Standing.STRANGER);
    context
        .getBean(UserRepository.class)
        .add(
            user,
            context.getBean(PasswordHasher.class).hash(password, claimant),
            RegistrationDrafts.NONE);
  }

  /** Sends the waiting letters, faster than the threads that poll for them. */
  void sendLetters() {
    DeliverLetters deliver = useCases().mail().orElseThrow().deliverLetters();
    while (!(deliver.deliver() instanceof DeliverLetters.Result.Idle)) {}
  }

  UseCases useCases() {
    return context.getBean(UseCases.class);
  }

  <T> Collection<T> beans(Class<T> type) {
    return context.getBeansOfType(type).values();
  }

  SettableClock clock() {
    return clock;
  }

  AskedPorts ports() {
    return ports;
  }

  Drain drain() {
    return context.getBean(Drain.class);
  }

  Api api() {
    return apiOf(context);
  }

  URI uri() {
    return uriOf(context);
  }

  /** The port for metrics, if there is one. */
  Api management() {
    return new Api(managementUri());
  }

  URI managementUri() {
    String port = context.getEnvironment().getRequiredProperty("local.management.port");
    return URI.create("http://localhost:" + port);
  }

  static Api apiOf(ConfigurableApplicationContext context) {
    return new Api(uriOf(context));
  }

  private static URI uriOf(ConfigurableApplicationContext context) {
    return URI.create(
        "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  /** Shuts it down cleanly. */
  @Override
  public void close() {
    context.close();
  }
}
