package dev.hexauth.bootstrap;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * A wrong value of any setting in the README stops the start-up with a message that names only that
 * setting, says what is wrong and gives an example, without a stack trace.
 */
@ExtendWith(OutputCaptureExtension.class)
final class WrongSettingTest {

  private static final String NO_LIST = "redis-1;redis-2";
  private static final String OTHER_PAIR = Keys.encodedPublic(Keys.rsa(2048));

  /** Settings of the README, and invalid values of each; for others one value is enough. */
  private static final Map<String, List<String>> WRONG =
      Map.ofEntries(
          entry("PORT", List.of("abc", "-1", "65536", "80 80")),
          entry("MANAGEMENT_SERVER_PORT", List.of("abc", "65536")),
          entry("MANAGEMENT_SERVER_ADDRESS", List.of("no such host", "127.0.0.1:9464")),
          entry("LOGGING_STRUCTURED_FORMAT_CONSOLE", List.of("json", "ECS ")),
          entry(
              "POSTGRES_HOST",
              List.of("no such host", "db/hexauth", "postgres://db", "db:5432", "db,", "a, b")),
          entry("POSTGRES_PORT", List.of("abc", "0", "65536", "-1", "5432,5433", "5432,")),
          entry("POSTGRES_SSLMODE", List.of("on", "VERIFY-FULL", "require&ssl=false")),
          entry("POSTGRES_SSLROOTCERT", List.of("/no/such/file", "/", "a\0b")),
          entry("POSTGRES_DB", List.of("a/b", "a?b=c", "a b")),
          entry("POSTGRES_USER", List.of("a\nb")),
          entry("POSTGRES_PASSWORD", List.of("secret\0")),
          entry(
              "REDIS_URL",
              List.of(
                  "redis", "http://redis:6379", "redis://a b:1", "redis://h:x", "redis://h:65536")),
          entry(
              "SPRING_DATA_REDIS_CLUSTER_NODES",
              List.of(NO_LIST, "redis-1", "redis-1:0", "redis-1:65536")),
          entry(
              "SPRING_DATA_REDIS_SENTINEL_NODES",
              List.of(NO_LIST, "redis-1", "redis-1:0", "redis-1:65536")),
          entry("SPRING_DATA_REDIS_SENTINEL_MASTER", List.of("", " ")),
          entry("JWT_ACCESS_TOKEN_PRIVATE_KEY", List.of("", "nonsense", "file:/no/such/file")),
          entry("JWT_ACCESS_TOKEN_PUBLIC_KEY", List.of("nonsense", OTHER_PAIR)),
          entry("JWT_REFRESH_TOKEN_PRIVATE_KEY", List.of("", "nonsense", "file:/no/such/file")),
          entry("JWT_REFRESH_TOKEN_PUBLIC_KEY", List.of("nonsense", OTHER_PAIR)),
          entry("EMAIL_HOST", List.of("no such host", "smtp://mail", "mail:25")),
          entry("EMAIL_PORT", List.of("0", "65536", "many")),
          entry("EMAIL_USER", List.of()),
          entry("EMAIL_PASS", List.of()),
          entry("hexauth.mail.user", List.of()),
          entry("hexauth.mail.password", List.of()),
          entry("hexauth.mail.from", List.of("", "Ada", "a@example.org, b@example.org")),
          entry("hexauth.mail.senders", List.of("0", "65", "many")),
          entry("hexauth.mail.base-url", List.of("no such value", "ftp://example.org", "/")),
          entry("hexauth.public-url", List.of("no such value", "http://auth.example.org")),
          entry("hexauth.sessions", List.of("mongo", "custom")),
          entry("hexauth.password.min-length", List.of("0", "-1", "33", "many", "99999999999")),
          entry("hexauth.password.max-length", List.of("7", "many")),
          entry("hexauth.password.breached-file", List.of("/no/such/file", "/", "a\0b")),
          entry("hexauth.password.bcrypt-cost", List.of("3", "32", "high")),
          entry(
              "hexauth.password.costliest-function",
              List.of("14", "bcrypt:19", "$2b$14$", "argon2id:m=1,t=1,p=1", "scrypt:14")),
          entry("hexauth.password.hashing-threads", List.of("-1", "many")),
          entry("hexauth.password.hashing-wait", List.of("99ms", "61s", "soon")),
          entry("hexauth.session.lifetime", List.of("59m", "-1h", "0s", "soon")),
          entry("hexauth.session.repeat-window", List.of("-1s", "301s", "soon")),
          entry("hexauth.session.max-per-user", List.of("0", "-1", "many")),
          entry("hexauth.token.issuer", List.of(" ", "i".repeat(300))),
          entry("hexauth.token.accepted-issuers", List.of("hexauth,", "i".repeat(300))),
          entry("hexauth.token.audience", List.of(" ", "a".repeat(300))),
          entry("hexauth.token.client-id", List.of(" ", "c".repeat(300))),
          entry("hexauth.token.access-type", List.of("none", "rt+jwt")),
          entry("hexauth.token.access-lifetime", List.of("61m", "0s", "-15m", "soon")),
          entry("hexauth.token.refresh-lifetime", List.of("14m", "25h", "0s", "soon")),
          entry("hexauth.token.clock-tolerance", List.of("-1s", "61s", "soon")),
          entry("hexauth.token.access-private-key", List.of("nonsense")),
          entry("hexauth.token.access-public-key", List.of("nonsense", OTHER_PAIR)),
          entry("hexauth.token.refresh-private-key", List.of("nonsense")),
          entry("hexauth.token.refresh-public-key", List.of("nonsense", OTHER_PAIR)),
          entry("hexauth.token.access-algorithm", List.of("HS256", "none")),
          entry("hexauth.token.refresh-algorithm", List.of("HS256", "none")),
          entry("hexauth.token.access-other-keys", List.of("secret")),
          entry("hexauth.token.refresh-other-keys", List.of("secret")),
          entry("hexauth.token.access-other-keys[0].key", List.of("nonsense", "")),
          entry("hexauth.token.refresh-other-keys[0].key", List.of("nonsense", "")),
          entry("hexauth.token.access-other-keys[0].algorithm", List.of("HS256")),
          entry("hexauth.throttle.failures-per-network", rates()),
          entry("hexauth.throttle.login-per-network", rates()),
          entry("hexauth.throttle.login-per-account", rates()),
          entry("hexauth.throttle.login-per-known-network", rates()),
          entry("hexauth.throttle.registration", rates()),
          entry("hexauth.throttle.password-change", rates()),
          entry("hexauth.throttle.refresh", rates()),
          entry("hexauth.web.connections-per-network", List.of("-1", "many")),
          entry("hexauth.web.head-timeout", List.of("99ms", "61m", "soon")),
          entry("hexauth.web.body-timeout", List.of("99ms", "61m", "soon")),
          entry(
              "hexauth.admin.fresh-login",
              List.of("59s", "25h", "-10m", "on", "", "soon", "9999999999999999d")),
          entry("hexauth.audit", List.of("0d", "23h", "3654d", "-1d", "soon", "on", "90")),
          entry("hexauth.shutdown.drain", List.of("-1s", "61m", "soon")),
          entry("hexauth.web.allowed-origins", List.of("*", "localhost:3000", "http://a/")),
          entry("hexauth.web.trusted-proxies", List.of("proxy.example.com", "10.0.0.0/33")));

  /** The settings of the mail server, and their names in the environment. */
  private static final Map<String, String> MAIL_SERVER =
      Map.of(
          "hexauth.mail.host", "EMAIL_HOST",
          "hexauth.mail.port", "EMAIL_PORT",
          "hexauth.mail.user", "EMAIL_USER",
          "hexauth.mail.password", "EMAIL_PASS");

  /** One setting in a wrong value, as it is given. */
  record Case(String name, String value) {

    @Override
    public String toString() {
      return name + "=" + value.replaceAll("\\p{Cntrl}", "?");
    }
  }

  private static List<String> rates() {
    return List.of("many", "20/1m,many", "0/1m", "5/0s", "5/31d", "20");
  }

  static Stream<Case> cases() {
    return Stream.concat(documented().stream(), WRONG.keySet().stream())
        .distinct()
        .flatMap(name ->
            WRONG.getOrDefault(name, List.of("no such value")).stream()
                .map(value -> new Case(name, value)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_wrong_value_is_refused_with_the_name_of_its_setting(Case wrong, CapturedOutput output) {
    Map<String, String> settings = new HashMap<>(Keys.settings());
    settings.putAll(stores(wrong.name));
    settings.put("server.port", "${PORT:0}");
    settings.put(property(wrong.name), wrong.value);
    int before = output.length();

    assertThatThrownBy(() -> Assembly.run(settings, new SettableClock()).close())
        .as("%s", wrong)
        .isInstanceOf(RuntimeException.class);

    String said = output.toString().substring(before);
    assertThat(said)
        .as("%s", wrong)
        .contains("Description:", "Action:")
        .doesNotContain("Exception", "failed to convert", "secret")
        .doesNotContainPattern("\\tat [\\w.$]+\\(");
    assertThat(said.lines()).as("%s: %s", wrong, said).hasSizeLessThan(20);
    String setting = canonical(wrong.name.replaceAll("\\[.*", ""));
    assertThat(namesIn(said))
        .as("%s: %s", wrong, said)
        .contains(setting)
        .isSubsetOf(setting, setting.replace("_PUBLIC_", "_PRIVATE_"));
    assertThat(namesIn(said.substring(said.indexOf("Action:"))))
        .as("%s: %s", wrong, said)
        .containsExactly(setting);
  }

  /** The settings that {@code text} names, each in one form. */
  private static Set<String> namesIn(String text) {
    return documented().stream()
        .filter(name -> isNamed(name, text) || isNamed(property(name), text))
        .map(WrongSettingTest::canonical)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isNamed(String name, String text) {
    return Pattern.compile("(?<![\\w.-])" + Pattern.quote(name) + "(?![\\w-]|\\.\\w)")
        .matcher(text)
        .find();
  }

  /** The name in the README's first table of a setting that has two. */
  private static String canonical(String name) {
    return name.matches("hexauth\\.token\\.\\w+-(private|public)-key")
        ? "JWT_"
            + name.substring("hexauth.token.".length())
                .replaceFirst("-", "-token-")
                .replace('-', '_')
                .toUpperCase(Locale.ROOT)
        : MAIL_SERVER.getOrDefault(name, name);
  }

  private static List<String> documented() {
    return Stream.of(
            "hexauth.",
            "PORT",
            "MANAGEMENT_",
            "LOGGING_",
            "POSTGRES_",
            "REDIS_",
            "SPRING_",
            "JWT_",
            "EMAIL_")
        .map(Readme::rows)
        .flatMap(Collection::stream)
        .map(List::getFirst)
        .toList();
  }

  /** As Spring knows it if the environment's form is its own. */
  private static String property(String name) {
    return Stream.of("SPRING_", "MANAGEMENT_", "LOGGING_").anyMatch(name::startsWith)
        ? name.toLowerCase(Locale.ROOT).replace('_', '.')
        : name;
  }

  private static Map<String, String> stores(String name) {
    Map<String, String> stores = new HashMap<>(StoreSettings.memory());
    if (name.startsWith("POSTGRES_")) {
      stores.put("hexauth.users", "postgres");
      stores.put("POSTGRES_HOST", "localhost");
      stores.put("POSTGRES_PORT", "1");
    } else if (name.startsWith("REDIS_") || name.startsWith("SPRING_DATA_REDIS_")) {
      stores.put("hexauth.sessions", "redis");
    }
    if (name.startsWith("EMAIL_") || name.startsWith("hexauth.mail.")) {
      stores.put("hexauth.mail.host", "${EMAIL_HOST:127.0.0.1}");
      stores.put("hexauth.mail.from", "no-reply@example.org");
    }
    if (name.endsWith("_MASTER")) {
      stores.put("spring.data.redis.sentinel.nodes", "localhost:1");
    }
    if (name.startsWith("MANAGEMENT_SERVER_ADDRESS")) {
      stores.put("management.server.port", "0");
    }
    return stores;
  }
}
