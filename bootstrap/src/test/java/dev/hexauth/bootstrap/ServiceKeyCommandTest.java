package dev.hexauth.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.adapter.memory.MemoryConfiguration;
import dev.hexauth.devservices.TestServices;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.service.ServiceKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The commands that manage the keys of services. */
@ExtendWith(OutputCaptureExtension.class)
final class ServiceKeyCommandTest {

  private static final String UNKNOWN = "00000000-0000-7000-8000-000000000000";

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  @Tag("ASVS-13.3.4")
  void a_key_is_made_listed_succeeded_by_another_and_revoked(CapturedOutput log) {
    Map<String, String> stores = StoreSettings.postgres(TestServices.newPostgresDatabase());
    assertThat(command("--make-service-key=orders").run(out(), application(stores))).isZero();
    String key = output();
    assertThat(key).endsWith(System.lineSeparator());
    assertThat(ServiceKey.parse(key.strip())).isPresent();
    assertThat(log).contains("orders has a new key with the id ").doesNotContain(key.strip());

    try (ConfigurableApplicationContext next = application(stores).run()) {
      assertThat(run("--make-service-key=orders", next)).as("its successor").isZero();
      assertThat(output()).isNotEqualTo(key);
      assertThat(run("--make-service-key=orders", next)).as("a third").isEqualTo(1);
      assertThat(output()).isEmpty();
      assertThat(log)
          .contains("orders has 2 keys already; no key was made", "--revoke-service-key");

      List<String> rows = rows(next);
      assertThat(rows.getFirst()).matches("ID +CREATED +LAST USED +SERVICE");
      assertThat(rows.subList(1, rows.size()))
          .hasSize(2)
          .allMatch(row -> row.matches("[0-9a-f-]{36}  [0-9-]{10}T[0-9:]{8}Z  never +orders"));

      String id = rows.get(1).substring(0, 36);
      assertThat(run("--revoke-service-key=" + id, next)).isZero();
      assertThat(log).contains("the key " + id + " of orders is revoked");
      assertThat(run("--revoke-service-key=" + id, next)).as("again").isEqualTo(1);
      assertThat(log).contains("there is no key with the id " + id);
      assertThat(rows(next)).hasSize(2);

      PrintStream closed = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
      closed.close();
      assertThat(command("--make-service-key=orders").deed(closed).orElseThrow().in(next))
          .isEqualTo(1);
      assertThat(log).contains("the key of orders could not be printed: --revoke-service-key=");
    }
  }

  @Test
  void a_key_that_would_be_lost_is_not_made(CapturedOutput log) {
    SpringApplication inMemory = application(StoreSettings.memory());
    assertThat(command("--make-service-key=orders").run(out(), inMemory)).isEqualTo(1);
    assertThat(output()).isEmpty();
    assertThat(log)
        .contains("a key would be lost when this command ends; no key was made")
        .contains("hexauth.users=postgres");
  }

  @Test
  void an_own_user_store_without_own_service_keys_would_lose_a_key_too(CapturedOutput log) {
    assertThat(command("--make-service-key=orders").run(out(), ownStores(Map.of()))).isEqualTo(1);
    assertThat(output()).isEmpty();
    assertThat(log).contains("give the application a ServiceKeys of its own");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--make-service-key=orders",
        "--list-service-keys",
        "--revoke-service-key=" + UNKNOWN
      })
  void a_store_that_fails_meanwhile_ends_a_command_with_a_sentence(
      String argument, CapturedOutput log) {
    ServiceKeys failing =
        (ServiceKeys)
            Proxy.newProxyInstance(
                ServiceKeys.class.getClassLoader(),
                new Class<?>[] {ServiceKeys.class},
                (_, _, _) -> {
                  throw new UnavailableException(
                      "user store", Duration.ofSeconds(1), new IOException("gone"));
                });
    SpringApplication application = ownStores(Map.of(ServiceKeys.class, failing));
    assertThat(command(argument).run(out(), application)).isEqualTo(1);
    assertThat(output()).isEmpty();
    assertThat(log)
        .contains("; list the keys with --list-service-keys before you repeat the command");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--make-service-key",
        "--make-service-key=",
        "--make-service-key=Orders",
        "--make-service-key=or\nders",
        "--make-service-key=" + UNKNOWN,
        "--make-service-key=a=b"
      })
  void a_wrong_name_is_refused_with_an_example(String argument, CapturedOutput log) {
    assertThat(command(argument).run(out(), ServiceKeyCommand.application())).isEqualTo(1);
    assertThat(output()).isEmpty();
    assertThat(log)
        .contains("is not the name of a service; no key was made", "--make-service-key=orders")
        .doesNotContain("or\nders");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--revoke-service-key", "--revoke-service-key=orders"})
  void a_wrong_id_is_refused_and_says_where_ids_are(String argument, CapturedOutput log) {
    assertThat(command(argument).run(out(), ServiceKeyCommand.application())).isEqualTo(1);
    assertThat(log).contains("is not the id of a service key; no key", "--list-service-keys");
  }

  @ParameterizedTest
  @CsvSource({
    "--make-service-key=orders, MAKE, orders",
    "--make-service-key, MAKE, ''",
    "--list-service-keys, LIST, ''",
    "--revoke-service-key=7, REVOKE, 7"
  })
  void a_command_is_found_among_other_arguments(
      String argument, ServiceKeyCommand.Verb verb, String value) {
    assertThat(ServiceKeyCommand.in("--server.port=1", argument))
        .contains(new ServiceKeyCommand(verb, value));
  }

  @Test
  void other_arguments_are_not_for_these_commands() {
    assertThat(
            ServiceKeyCommand.in("make-service-key=a", "--make-service-keys=a", "--migrate", "="))
        .isEmpty();
  }

  private List<String> rows(ConfigurableApplicationContext context) {
    assertThat(run("--list-service-keys", context)).isZero();
    return output().lines().toList();
  }

  /** What was printed since the last call. */
  private String output() {
    String output = printed.toString(UTF_8);
    printed.reset();
    return output;
  }

  private PrintStream out() {
    return new PrintStream(printed, true, UTF_8);
  }

  private int run(String argument, ConfigurableApplicationContext context) {
    return command(argument).deed(out()).orElseThrow().in(context);
  }

  private static ServiceKeyCommand command(String argument) {
    return ServiceKeyCommand.in(argument).orElseThrow();
  }

  /**
   * The command in an application that has user and session stores of its own, and {@code more}.
   */
  private static SpringApplication ownStores(Map<Class<?>, Object> more) {
    MemoryConfiguration memory = MemoryConfiguration.create();
    Map<Class<?>, Object> beans = new HashMap<>(more);
    beans.put(UserRepository.class, memory.users());
    beans.put(SessionStore.class, memory.sessions());
    SpringApplication application =
        application(Map.of("hexauth.users", "custom", "hexauth.sessions", "custom"));
    application.addInitializers(context ->
        beans.forEach((port, bean) -> register((GenericApplicationContext) context, port, bean)));
    return application;
  }

  private static <T> void register(GenericApplicationContext context, Class<T> port, Object bean) {
    context.registerBean("own" + port.getSimpleName(), port, () -> port.cast(bean));
  }

  private static SpringApplication application(Map<String, String> stores) {
    Map<String, String> settings = new HashMap<>(Keys.settings());
    settings.putAll(stores);
    settings.put("logging.level.hexauth", "info");
    SpringApplication application = ServiceKeyCommand.application();
    Assembly.confine(application, settings, new SettableClock());
    return application;
  }
}
