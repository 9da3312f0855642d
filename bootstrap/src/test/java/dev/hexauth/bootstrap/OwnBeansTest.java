package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexauth.adapter.memory.MemoryConfiguration;
import dev.hexauth.adapter.web.Jwks;
import dev.hexauth.domain.port.BreachedPasswords;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.port.UserDirectory;
import dev.hexauth.domain.port.UserRepository;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** An application that imports hexauth answers any port with a bean of its own. */
@ExtendWith(OutputCaptureExtension.class)
final class OwnBeansTest {

  private static final List<Class<?>> PORTS =
      List.of(
          UserRepository.class,
          UserDirectory.class,
          SessionStore.class,
          Throttle.class,
          KnownNetworks.class,
          PasswordHasher.class,
          BreachedPasswords.class,
          TokenSigner.class,
          TokenVerifier.class,
          RandomIds.class,
          PublicIds.class,
          SecurityEvents.class);

  @Test
  void each_own_bean_is_asked_and_nothing_of_ours_is_made(CapturedOutput output) {
    Map<String, String> settings = new HashMap<>(custom());
    Keys.settings().keySet().forEach(key -> settings.put(key, ""));
    settings.put("logging.level.hexauth", "info");
    OwnEverything.ASKED.clear();
    try (Assembly assembly = Assembly.start(OwnEverything.class, settings)) {
      Api api = assembly.api();
      Account account = Account.any();
      api.register(account).succeeded(201);
      Reply login = api.login(account).succeeded(200);
      String access = login.cookie("access_token");
      api.me(access).succeeded(200);
      api.get("/api/auth/sessions").bearer(access).send().succeeded(200);
      api.refresh(login.cookie("refresh_token")).succeeded(200);
      assembly.makeAdmin(account);
      String admin = api.login(account).succeeded(200).cookie("access_token");
      api.get(DirectoryContract.USERS).bearer(admin).send().succeeded(200);

      assertThat(OwnEverything.ASKED).containsExactlyInAnyOrderElementsOf(PORTS);
      assertThat(PORTS).allSatisfy(port -> assertThat(assembly.beans(port)).hasSize(1));
      Reply jwks = api.get("/.well-known/jwks.json").send();
      assertThat(jwks.status()).isEqualTo(404);
      assertThat(api.get(MetadataContract.OAUTH).send().json().propertyNames())
          .contains("issuer", "response_types_supported")
          .doesNotContain("jwks_uri", "access_token_signing_alg_values_supported");
    }
    assertThat(PORTS)
        .allSatisfy(port ->
            assertThat(output)
                .containsPattern("port " + port.getSimpleName() + " is answered by .*Proxy"));
  }

  @Test
  void the_start_says_which_class_answers_each_port(CapturedOutput output) {
    Map<String, String> settings = new HashMap<>(StoreSettings.memory());
    settings.put("logging.level.hexauth", "info");
    settings.putAll(Keys.settings());
    Assembly.run(settings, new SettableClock()).close();
    assertThat(PORTS)
        .allSatisfy(port ->
            assertThat(output)
                .containsPattern(
                    "port " + port.getSimpleName() + " is answered by dev\\.hexauth\\.adapter\\."));
  }

  @ParameterizedTest
  @FieldSource("PORTS")
  void two_own_beans_for_a_port_are_refused(Class<?> port, CapturedOutput output) {
    refused(custom(), port, "mine", "yours");
    assertThat(output)
        .contains("the application has 2 beans for the port " + port.getSimpleName() + ": mine (")
        .contains(" and yours (")
        .contains("Keep one of them");
  }

  @Test
  void an_own_store_is_not_ignored_when_the_settings_choose_another(CapturedOutput output) {
    Map<String, String> settings = new HashMap<>(Keys.settings());
    settings.putAll(StoreSettings.memory());
    refused(settings, UserRepository.class, "mine");
    assertThat(output)
        .contains("hexauth.users is memory, and the application has a UserRepository of its own")
        .contains("Set hexauth.users=custom");

    refused(settings, SessionStore.class, "mine");
    assertThat(output)
        .contains("hexauth.sessions is memory, and the application has a SessionStore of its own")
        .contains("Set hexauth.sessions=custom");
  }

  @Test
  void without_a_directory_of_an_own_user_store_its_routes_are_unknown() {
    Map<String, String> settings = new HashMap<>(StoreSettings.memory());
    settings.put("hexauth.users", "custom");
    try (Assembly assembly = Assembly.start(OwnUsers.class, settings)) {
      Account account = Account.any();
      assembly.api().register(account).succeeded(201);
      assembly.makeAdmin(account);
      String admin = assembly.api().login(account).succeeded(200).cookie("access_token");
      for (String path : List.of("", "?email=a", "/" + AdminContract.NOBODY)) {
        String route = DirectoryContract.USERS + path;
        assembly
            .api()
            .get(route)
            .bearer(admin)
            .send()
            .failed(404, "route_not_found", "Route " + route + " not found");
      }
    }
  }

  @Test
  void events_are_not_kept_in_memory_unless_that_is_allowed(CapturedOutput output) {
    Map<String, String> settings = custom();
    settings.put("hexauth.audit", "90d");
    refused(settings, PublicIds.class, "mine");
    assertThat(output)
        .contains("hexauth.audit is on, but the application's own user store has no AuditTrail")
        .contains("hexauth.audit=off", "hexauth.allow-volatile-stores=true");
  }

  @Test
  void a_bean_that_is_no_default_candidate_answers_nothing() {
    try (Assembly assembly = Assembly.start(OwnInner.class, StoreSettings.memory())) {
      assertThat(assembly.beans(PublicIds.class)).hasSize(2);
      Account account = Account.any();
      assembly.api().register(account).succeeded(201);
      String access = assembly.api().login(account).succeeded(200).cookie("access_token");
      assembly.api().get("/api/auth/sessions").bearer(access).send().succeeded(200);
    }
  }

  @Test
  void an_own_signer_without_a_verifier_for_its_keys_stops_the_start(CapturedOutput output) {
    assertThatThrownBy(() -> Assembly.start(OwnSigner.class, StoreSettings.memory()).close())
        .isInstanceOf(RuntimeException.class);
    assertThat(output)
        .contains("the TokenVerifier does not verify the access tokens of the TokenSigner")
        .contains("give it a TokenVerifier for the same keys");
  }

  @Test
  void an_own_bean_that_takes_the_port_wraps_ours(CapturedOutput output) {
    Map<String, String> settings = new HashMap<>(StoreSettings.memory());
    settings.put("logging.level.hexauth", "info");
    OwnEverything.ASKED.clear();
    try (Assembly assembly = Assembly.start(Wrapping.class, settings)) {
      Account account = Account.any();
      assembly.api().register(account).succeeded(201);
      String access = assembly.api().login(account).succeeded(200).cookie("access_token");
      assembly.api().me(access).succeeded(200);
      Reply jwks = assembly.api().get("/.well-known/jwks.json").send();
      assertThat(jwks.status()).isEqualTo(200);
    }
    List<Class<?>> wrapped =
        List.of(UserRepository.class, SessionStore.class, PasswordHasher.class, TokenSigner.class);
    assertThat(OwnEverything.ASKED).containsExactlyInAnyOrderElementsOf(wrapped);
    assertThat(wrapped)
        .allSatisfy(port ->
            assertThat(output)
                .containsPattern("port " + port.getSimpleName() + " is answered by .*Proxy"));
  }

  @Test
  void an_own_key_set_is_published() {
    try (Assembly assembly = Assembly.start(OwnKeySet.class, StoreSettings.memory())) {
      Reply jwks = assembly.api().get("/.well-known/jwks.json").send();
      assertThat(jwks.body()).isEqualTo("{\"keys\":[]}");
    }
  }

  private static Map<String, String> custom() {
    Map<String, String> settings = new HashMap<>(Keys.settings());
    settings.put("hexauth.users", "custom");
    settings.put("hexauth.sessions", "custom");
    return settings;
  }

  /** Starts all but the HTTP side, with beans for {@code port} that are never asked. */
  private static void refused(Map<String, String> settings, Class<?> port, String... names) {
    SpringApplication application = new SpringApplication(Core.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    Assembly.confine(application, settings, new SettableClock());
    application.addInitializers(context -> {
      for (String name : names) {
        register((GenericApplicationContext) context, name, port);
      }
      for (Class<?> store : List.of(UserRepository.class, SessionStore.class)) {
        if (!store.equals(port) && settings.containsValue("custom")) {
          register((GenericApplicationContext) context, store.getSimpleName(), store);
        }
      }
    });
    assertThatThrownBy(() -> application.run().close()).isInstanceOf(RuntimeException.class);
  }

  private static <T> void register(GenericApplicationContext context, String name, Class<T> port) {
    context.registerBean(name, port, () -> OwnEverything.recording(port, port));
  }

  /** Answers every port itself. */
  @Configuration(proxyBeanMethods = false)
  @Import(HexauthApplication.class)
  static class OwnEverything {

    static final Set<Class<?>> ASKED = ConcurrentHashMap.newKeySet();

    private static final MemoryConfiguration MEMORY = MemoryConfiguration.create();

    @Bean
    UserRepository myUsers() {
      return recording(UserRepository.class, MEMORY.users());
    }

    @Bean
    UserDirectory myDirectory() {
      return recording(UserDirectory.class, MEMORY.directory());
    }

    @Bean
    SessionStore mySessions() {
      return recording(SessionStore.class, MEMORY.sessions());
    }

    @Bean
    Throttle myThrottle() {
      return recording(Throttle.class, MEMORY.throttle());
    }

    @Bean
    KnownNetworks myNetworks() {
      return recording(KnownNetworks.class, MEMORY.knownNetworks());
    }

    @Bean
    PasswordHasher myHasher() {
      return recording(PasswordHasher.class, MEMORY.hasher());
    }

    @Bean
    BreachedPasswords myBreachedPasswords() {
      return recording(BreachedPasswords.class, MEMORY.breachedPasswords());
    }

    @Bean
    TokenSigner mySigner() {
      return recording(TokenSigner.class, MEMORY.signer());
    }

    @Bean
    TokenVerifier myVerifier() {
      return recording(TokenVerifier.class, MEMORY.verifier());
    }

    @Bean
    RandomIds myIds() {
      return recording(RandomIds.class, MEMORY.ids());
    }

    @Bean
    PublicIds myPublicIds() {
      return recording(PublicIds.class, MEMORY.publicIds());
    }

    @Bean
    SecurityEvents myEvents() {
      return recording(SecurityEvents.class, MEMORY.events());
    }

    /** {@code port}, which notes that it was asked and hands the question on. */
    static <T> T recording(Class<T> port, Object adapter) {
      return port.cast(
          Proxy.newProxyInstance(
              port.getClassLoader(),
              new Class<?>[] {port},
              (_, method, arguments) -> {
                if (method.getDeclaringClass() != Object.class) {
                  ASKED.add(port);
                }
                try {
                  return method.invoke(adapter, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }));
    }
  }

  /** Has a user store without a directory. */
  @Configuration(proxyBeanMethods = false)
  @Import(HexauthApplication.class)
  static class OwnUsers {

    @Bean
    UserRepository myUsers() {
      return MemoryConfiguration.create().users();
    }
  }

  /** Has a bean of a port that it keeps to itself. */
  @Configuration(proxyBeanMethods = false)
  @Import(HexauthApplication.class)
  static class OwnInner {

    @Bean(defaultCandidate = false)
    PublicIds inner() {
      return _ -> {
        throw new AssertionError("nobody asks this one");
      };
    }
  }

  /** Signs with keys that hexauth's verifier does not know. */
  @Configuration(proxyBeanMethods = false)
  @Import(HexauthApplication.class)
  static class OwnSigner {

    @Bean
    TokenSigner mySigner() {
      return OwnEverything.recording(TokenSigner.class, MemoryConfiguration.create().signer());
    }
  }

  /** Has beans around hexauth's. */
  @Configuration(proxyBeanMethods = false)
  @Import(HexauthApplication.class)
  static class Wrapping {

    @Bean
    UserRepository watchedUsers(UserRepository users) {
      return OwnEverything.recording(UserRepository.class, users);
    }

    @Bean
    SessionStore watchedSessions(SessionStore sessions) {
      return OwnEverything.recording(SessionStore.class, sessions);
    }

    @Bean
    PasswordHasher watchedHasher(PasswordHasher hasher) {
      return OwnEverything.recording(PasswordHasher.class, hasher);
    }

    @Bean
    TokenSigner watchedSigner(TokenSigner signer) {
      return OwnEverything.recording(TokenSigner.class, signer);
    }
  }

  /** Publishes a key set of its own. */
  @Configuration(proxyBeanMethods = false)
  @Import(HexauthApplication.class)
  static class OwnKeySet {

    @Bean
    Jwks keySet() {
      return new Jwks("{\"keys\":[]}");
    }
  }
}
