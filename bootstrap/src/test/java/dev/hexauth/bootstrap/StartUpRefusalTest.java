package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * The operator's message for a missing or wrong setting: its name, what is wrong, and what to set.
 */
@ExtendWith(OutputCaptureExtension.class)
final class StartUpRefusalTest {

  private static final String REDIS = "redis://localhost:1";

  @Test
  void a_missing_postgres_is_named(CapturedOutput output) {
    refused(Map.of("REDIS_URL", REDIS));

    assertThat(output).contains("POSTGRES_HOST is not set", "POSTGRES_HOST=localhost");
  }

  @Test
  void a_missing_redis_is_named(CapturedOutput output) {
    refused(Map.of("POSTGRES_HOST", "localhost"));

    assertThat(output).contains("REDIS_URL is not set", "REDIS_URL=redis://localhost:6379");
  }

  @Test
  void a_redis_that_is_named_twice_is_refused(CapturedOutput output) {
    refused(
        Map.of(
            "POSTGRES_HOST", "localhost",
            "REDIS_URL", REDIS,
            "spring.data.redis.cluster.nodes", "localhost:1"));

    assertThat(output)
        .contains("REDIS_URL and spring.data.redis.cluster.nodes are set", "Keep one");
  }

  @Test
  void nodes_that_are_not_addresses_are_refused(CapturedOutput output) {
    for (String name :
        List.of("spring.data.redis.cluster.nodes", "spring.data.redis.sentinel.nodes")) {
      for (String wrong :
          List.of("redis-1", "redis://redis-1:6379", "redis-1:0", "redis-1:6379;")) {
        int before = output.length();
        refused(Map.of("POSTGRES_HOST", "localhost", name, "redis-2:6379," + wrong));
        assertThat(output.toString().substring(before))
            .as(wrong)
            .contains(name + " is not a list of addresses", name + "=redis-1:");
      }
    }
  }

  @Test
  void sentinels_without_the_name_of_a_master_are_refused(CapturedOutput output) {
    refused(
        Map.of("POSTGRES_HOST", "localhost", "spring.data.redis.sentinel.nodes", "localhost:1"));

    assertThat(output)
        .contains(
            "spring.data.redis.sentinel.master is not set",
            "spring.data.redis.sentinel.master=mymaster");
  }

  @Test
  void missing_keys_are_named(CapturedOutput output) {
    for (String name : Keys.settings().keySet()) {
      refused(inMemoryWith(name, ""));

      assertThat(output).contains(name).contains("openssl");
    }
  }

  @Test
  @Tag("RFC8725-3.5")
  void a_key_of_1024_bits_is_refused(CapturedOutput output) {
    for (String name : Keys.settings().keySet()) {
      refused(inMemoryWith(name, Keys.encoded(Keys.rsa(1024))));

      assertThat(output).contains(name, "1024", "2048");
    }
  }

  @Test
  @Tag("ASVS-16.2.5")
  void an_invalid_key_is_refused_and_not_repeated(CapturedOutput output) {
    byte[] text = "my secret, but no key".getBytes(StandardCharsets.US_ASCII);
    String secret = Base64.getEncoder().encodeToString(text);
    refused(inMemoryWith("JWT_ACCESS_TOKEN_PRIVATE_KEY", secret));

    assertThat(output).contains("JWT_ACCESS_TOKEN_PRIVATE_KEY").doesNotContain(secret, "my secret");
  }

  @Test
  void a_public_key_of_another_pair_is_refused(CapturedOutput output) {
    refused(inMemoryWith("JWT_ACCESS_TOKEN_PUBLIC_KEY", Keys.encodedPublic(Keys.REFRESH)));

    assertThat(output).contains("JWT_ACCESS_TOKEN_PUBLIC_KEY");
  }

  @Test
  void one_key_for_both_kinds_of_token_is_refused(CapturedOutput output) {
    refused(inMemoryWith("JWT_REFRESH_TOKEN_PRIVATE_KEY", Keys.encoded(Keys.ACCESS)));

    assertThat(output).contains("JWT_REFRESH_TOKEN_PRIVATE_KEY");
  }

  @Test
  void an_unknown_store_is_answered_with_the_choices(CapturedOutput output) {
    refused(inMemoryWith("hexauth.users", "mongo"));
    assertThat(output)
        .contains("hexauth.users is mongo", "postgres, memory, custom", "hexauth.users=postgres");

    refused(inMemoryWith("hexauth.sessions", "mongo"));
    assertThat(output).contains("hexauth.sessions is mongo", "redis, postgres, memory, custom");
  }

  @Test
  void a_missing_custom_store_is_named(CapturedOutput output) {
    refused(inMemoryWith("hexauth.sessions", "custom"));

    assertThat(output)
        .contains("hexauth.sessions is custom", "no SessionStore", "hexauth.sessions=redis");
  }

  @Test
  void a_volatile_store_needs_consent(CapturedOutput output) {
    refused(inMemoryWith("hexauth.allow-volatile-stores", "false"));

    assertThat(output).contains("hexauth.users", "hexauth.allow-volatile-stores=true");
  }

  @Test
  void values_of_the_wrong_form_are_named_with_an_example(CapturedOutput output) {
    Map<String, String> wrong =
        Map.of(
            "hexauth.password.bcrypt-cost", "high",
            "hexauth.token.access-lifetime", "soon",
            "hexauth.password.algorithm", "md5",
            "hexauth.web.body-delivery", "browsers",
            "hexauth.throttle.registration", "20/1m,many");
    wrong.forEach((name, value) -> {
      refused(inMemoryWith(name, value));
      assertThat(output).contains(name + " is " + value, "Set for instance " + name + "=");
    });
    assertThat(output).contains("which is none of off, non-browsers, any");
  }

  @Test
  void values_out_of_range_are_named_with_an_example(CapturedOutput output) {
    Map<String, String> wrong =
        Map.of(
            "hexauth.token.access-lifetime", "-15m",
            "hexauth.session.repeat-window", "301s",
            "hexauth.password.min-length", "0",
            "hexauth.password.bcrypt-cost", "40",
            "hexauth.web.allowed-origins", "*",
            "hexauth.throttle.refresh", "0/1m",
            "hexauth.throttle.login-per-account", "5/1m,20/31d",
            "hexauth.web.trusted-proxies", "10.0.0.0/8,proxy.example.com");
    wrong.forEach((name, value) -> {
      int before = output.length();
      refused(inMemoryWith(name, value));
      String said = output.toString().substring(before);
      assertThat(said).as(name).contains(name, name + "=");
    });
  }

  @Test
  void an_invalid_file_of_breached_passwords_is_named(
      CapturedOutput output, @TempDir Path directory) throws IOException {
    Path file = directory.resolve("passwords.txt");
    refused(inMemoryWith("hexauth.password.breached-file", file.toString()));
    assertThat(output)
        .contains("hexauth.password.breached-file cannot be used, " + file + ": there is no file")
        .contains("HASH:COUNT", "or leave it empty");

    Files.writeString(file, "letmein\n");
    refused(inMemoryWith("hexauth.password.breached-file", file.toString()));
    assertThat(output).contains(file + ": what starts at its byte 0 is no SHA-1 hash");
  }

  @Test
  void host_prefixed_cookies_that_are_not_secure_are_refused(CapturedOutput output) {
    Map<String, String> settings = inMemoryWith("hexauth.web.host-prefixed-cookies", "true");
    settings.put("hexauth.web.secure-cookies", "false");

    refused(settings);

    assertThat(output)
        .contains(
            "hexauth.web.host-prefixed-cookies", "__Host-", "hexauth.web.secure-cookies=true");
  }

  @Test
  void settings_that_make_a_cookie_too_large_for_browsers_are_refused(CapturedOutput output)
      throws GeneralSecurityException {
    String key = Keys.encoded(HugeKey.make());
    String name = "\u8a8d\u8a3c\u5c40".repeat(85);
    for (String kind : List.of("access", "refresh")) {
      int before = output.length();
      Map<String, String> settings =
          inMemoryWith("JWT_" + kind.toUpperCase(Locale.ROOT) + "_TOKEN_PRIVATE_KEY", key);
      settings.put("hexauth.token.issuer", name);
      settings.put("hexauth.token.audience", name);
      settings.put("hexauth.token.client-id", name);

      refused(settings);

      assertThat(output.toString().substring(before))
          .containsPattern("the cookie " + kind + "_token can have \\d+ bytes")
          .contains("browsers drop those of more than 4096")
          .contains("hexauth.token.issuer", "hexauth.token.audience", "hexauth.token.client-id")
          .contains("hexauth.public-url")
          .contains("JWT_ACCESS_TOKEN_PRIVATE_KEY", "JWT_REFRESH_TOKEN_PRIVATE_KEY");
    }
  }

  @Test
  void an_unknown_setting_is_not_ignored(CapturedOutput output) {
    refused(inMemoryWith("hexauth.sesions", "redis"));

    assertThat(output).contains("hexauth.sesions");
  }

  @Test
  void a_store_that_does_not_answer_is_named(CapturedOutput output) {
    Map<String, String> settings = new HashMap<>(Keys.settings());
    settings.put("POSTGRES_HOST", "localhost");
    settings.put("POSTGRES_PORT", "1");
    settings.put("REDIS_URL", REDIS);

    refused(settings);

    assertThat(output).contains("PostgreSQL at localhost:1/", "correct its address");
  }

  /** The stores do not answer; a start that contacted one first would say so. */
  @Test
  void keys_are_checked_before_a_store_is_contacted_or_migrated(CapturedOutput output) {
    for (String sessions : List.of("redis", "postgres")) {
      for (String key : List.of("", "no key")) {
        int before = output.length();
        Map<String, String> settings = new HashMap<>(Keys.settings());
        settings.put("hexauth.sessions", sessions);
        settings.put("POSTGRES_HOST", "localhost");
        settings.put("POSTGRES_PORT", "1");
        settings.put("REDIS_URL", REDIS);
        settings.put("JWT_REFRESH_TOKEN_PRIVATE_KEY", key);

        refused(settings);

        assertThat(output.toString().substring(before))
            .contains("JWT_REFRESH_TOKEN_PRIVATE_KEY")
            .doesNotContain("PostgreSQL at");
      }
    }
  }

  @Test
  void a_refusal_is_the_only_output(CapturedOutput output) {
    for (Map<String, String> settings :
        List.of(
            Map.<String, String>of(),
            inMemoryWith("JWT_ACCESS_TOKEN_PRIVATE_KEY", ""),
            inMemoryWith("hexauth.users", "mongo"))) {
      int before = output.length();
      refused(settings);
      assertThat(output.toString().substring(before).lines())
          .as("%s", settings.keySet())
          .hasSizeBetween(10, 16)
          .first()
          .asString()
          .contains("FailureAnalysisReporter");
    }
    assertThat(output).doesNotContain("Exception").doesNotContainPattern("\\tat [\\w.$]+\\(");
  }

  private static Map<String, String> inMemoryWith(String name, String value) {
    Map<String, String> settings = new HashMap<>(Keys.settings());
    settings.putAll(StoreSettings.memory());
    settings.put(name, value);
    return settings;
  }

  @Test
  void metrics_on_the_public_port_are_refused(CapturedOutput output) {
    Map<String, String> settings = new HashMap<>(inMemoryWith("server.port", "18123"));
    settings.put("management.server.port", "18123");
    refused(settings);

    assertThat(output)
        .contains("management.server.port is the public port", "MANAGEMENT_SERVER_PORT=9464");
  }

  @Test
  void a_port_in_use_is_named_with_its_setting(CapturedOutput output) throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      String port = Integer.toString(taken.getLocalPort());
      refused(inMemoryWith("server.port", port));
      assertThat(output).contains("PORT is " + port, "Stop that process", "for instance PORT=");

      refused(inMemoryWith("management.server.port", port));
      assertThat(output).contains("MANAGEMENT_SERVER_PORT is " + port);
    }
  }

  private static void refused(Map<String, String> settings) {
    assertThatThrownBy(() -> Assembly.run(settings, new SettableClock()).close())
        .as("%s", settings.keySet())
        .isInstanceOf(RuntimeException.class);
  }
}
