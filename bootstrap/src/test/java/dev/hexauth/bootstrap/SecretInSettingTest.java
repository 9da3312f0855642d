package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A wrong value of a setting that holds a secret is refused in one sentence and never repeated. */
@ExtendWith(OutputCaptureExtension.class)
final class SecretInSettingTest {

  private static final String CANARY = "S3cretCanary";

  private static final List<String> MALFORMED_USERS =
      List.of(
          "u:%s%%zz@",
          "u:%s%%@", "u:a#%s@", "u:%s/b@", "u:%s?b@", "u:%s@b@", "u:%s b@", ":[%s@", "u:%s\\@",
          "u:\"%s@", "u:%s\n@", "%s:^@");

  private static final List<String> KEPT_AS_TEXT =
      List.of(
          "POSTGRES_PASSWORD",
          "spring.datasource.password",
          "spring.data.redis.password",
          "spring.data.redis.sentinel.password",
          "JWT_ACCESS_TOKEN_PRIVATE_KEY",
          "JWT_ACCESS_TOKEN_PUBLIC_KEY",
          "JWT_REFRESH_TOKEN_PRIVATE_KEY",
          "JWT_REFRESH_TOKEN_PUBLIC_KEY",
          "hexauth.token.access-private-key",
          "hexauth.token.refresh-private-key",
          "hexauth.token.access-other-keys[0].key");

  record Case(String name, String value) {}

  static Stream<Case> cases() {
    Stream<Case> redis =
        Stream.of("REDIS_URL", "spring.data.redis.url")
            .flatMap(name ->
                MALFORMED_USERS.stream()
                    .map(
                        user -> new Case(name, "redis://" + user.formatted(CANARY) + "host:6379")));
    Stream<Case> wholes =
        Stream.of(
            new Case("REDIS_URL", "http://u:" + CANARY + "@host"),
            new Case("REDIS_URL", "redis:u:" + CANARY + "@host"),
            new Case("REDIS_URL", "redis://u:" + CANARY + "@host:99999"),
            new Case("spring.datasource.url", "jdbc:postgres://h/db?user=u&password=" + CANARY),
            new Case("spring.datasource.url", "jdbc:postgresql://h:x/db?password=" + CANARY),
            new Case("spring.datasource.url", "jdbc:postgresql://h/db?password=%zz" + CANARY),
            new Case("spring.datasource.url", "jdbc:postgresql://u:" + CANARY + "@h/db"),
            new Case("spring.datasource.url", "postgresql://u:" + CANARY + "@h/db"),
            new Case("POSTGRES_PASSWORD", CANARY + "\0"),
            new Case("hexauth.token.access-private-kye", CANARY),
            new Case("hexauth.redis-password", CANARY),
            new Case("hexauth.token.access-other-keys", CANARY),
            new Case("hexauth.token.refresh-other-keys", CANARY),
            new Case("JWT_ACCESS_TOKEN_PRIVATE_KEY", CANARY),
            new Case("JWT_REFRESH_TOKEN_PUBLIC_KEY", CANARY),
            new Case("hexauth.token.access-other-keys[0].key", "-----BEGIN " + CANARY));
    Stream<Case> references =
        KEPT_AS_TEXT.stream().map(name -> new Case(name, CANARY + "${" + CANARY + "}"));
    return Stream.of(redis, wholes, references).flatMap(cases -> cases);
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("cases")
  @Tag("ASVS-16.2.5")
  void it_is_refused_with_one_sentence_and_not_repeated(Case wrong, CapturedOutput output) {
    Map<String, String> settings = new HashMap<>(Keys.settings());
    settings.putAll(
        Map.of(
            "hexauth.users", "postgres",
            "hexauth.sessions", "redis",
            "debug", "true",
            "logging.level.org.springframework.boot.context.properties", "trace"));
    settings.putIfAbsent("spring.datasource.url", "jdbc:postgresql://localhost:1/db");
    if (!wrong.name.endsWith("redis.url")) {
      settings.put("REDIS_URL", "redis://localhost:1");
    }
    if (wrong.name.startsWith("POSTGRES_")) {
      settings.remove("spring.datasource.url");
      settings.put("POSTGRES_HOST", "localhost");
    }
    settings.put(wrong.name, wrong.value);

    assertThatThrownBy(() -> Assembly.run(settings, new SettableClock()).close())
        .isInstanceOf(RuntimeException.class);

    assertThat(output.toString())
        .contains("APPLICATION FAILED TO START", wrong.name.replaceFirst("\\[0].*", ""))
        .doesNotContain(CANARY);
  }

  @Test
  void an_escaped_password_arrives_as_it_is(CapturedOutput output) {
    Map<String, String> settings = new HashMap<>();
    settings.put("REDIS_URL", "redis://u:p%23%2F%40%25%3A@localhost:1");
    StoreUrls.requireRedis("REDIS_URL", settings.get("REDIS_URL"));
    StoreUrls.requirePostgres(
        "spring.datasource.url",
        "jdbc:postgresql://h1:5432,h2,[::1]:5433/db?sslmode=verify-full&password=a%25");
    StoreUrls.requirePostgres("spring.datasource.url", "jdbc:postgresql:db");
    assertThat(output).isEmpty();
  }

  @Test
  void the_port_for_metrics_shows_no_setting() {
    Map<String, String> settings = new HashMap<>(StoreSettings.memory());
    settings.put("management.server.port", "0");
    settings.put("hexauth.token.issuer", CANARY);
    try (Assembly assembly = Assembly.start(settings)) {
      for (String path : List.of("env", "configprops", "beans", "heapdump", "info", "sbom", "")) {
        Reply reply = assembly.management().get("/actuator/" + path).send();
        assertThat(reply.status()).as(path).isEqualTo(404);
        assertThat(reply.body()).as(path).doesNotContain(CANARY);
        assembly.api().get("/actuator/" + path).send().failed(404);
      }
    }
  }

  @Test
  void a_key_does_not_print_itself() {
    assertThat(KeyText.of(CANARY)).hasToString("KeyText[redacted]");
  }
}
