package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.TestServices;
import dev.hexauth.domain.UnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The alerts and the dashboard use only series that a service reports. */
final class MonitoringTest {

  private static final Path DEPLOY = Path.of("..", "deploy");
  private static final Pattern DOCUMENTED = Pattern.compile("^\\| `(\\w+)` \\|", Pattern.MULTILINE);

  private static List<PromQl.Series> scraped = List.of();

  /** Scrapes a service that has answered and failed in the ways that alerts are about. */
  @BeforeAll
  static void scrape() {
    Map<String, String> settings =
        new HashMap<>(
            StoreSettings.postgresAndRedis(
                TestServices.newPostgresDatabase(), TestServices.newRedisDatabase()));
    settings.put("management.server.port", "0");
    try (Assembly assembly = Assembly.start(BreakableStores.class, settings)) {
      Api api = assembly.api();
      Account account = Account.any();
      api.register(account).succeeded(201);
      api.me(api.login(account).succeeded(200).cookie("access_token")).succeeded(200);
      BreakableStores.broken(
          new IllegalStateException("broken for the test"),
          () -> assertThat(api.login(account).status()).isEqualTo(500));
      BreakableStores.broken(
          new UnavailableException("the store", Duration.ofSeconds(1), new IOException()),
          () -> api.get("/readyz").send());
      scraped = PromQl.series(assembly.management().get("/actuator/prometheus").send().body());
    }
  }

  @Test
  void every_alert_uses_series_that_are_reported() throws IOException {
    assertThat(alerts()).hasSizeGreaterThan(10);
    for (JsonNode alert : alerts()) {
      assertReported(alert.path("alert").asString(), alert.path("expr").asString());
      assertThat(alert.at("/labels/severity").asString()).isIn("page", "ticket", "security");
      assertThat(alert.at("/annotations/summary").asString()).isNotEmpty();
    }
  }

  @Test
  void every_panel_uses_series_that_are_reported() throws IOException {
    JsonNode dashboard =
        JsonMapper.shared().readTree(Files.readString(DEPLOY.resolve("grafana.json")));
    List<JsonNode> targets =
        dashboard.findValues("targets").stream().flatMap(JsonNode::valueStream).toList();
    assertThat(targets).hasSizeGreaterThan(15);
    for (JsonNode target : targets) {
      assertReported("panel", target.path("expr").asString());
    }
    assertThat(dashboard.path("panels").findValuesAsString("id")).doesNotHaveDuplicates();
  }

  @Test
  void the_page_explains_every_alert() throws IOException {
    assertThat(DOCUMENTED.matcher(Files.readString(Path.of("..", "docs", "alerts.md"))).results())
        .extracting(it -> it.group(1))
        .isEqualTo(alerts().stream().map(it -> it.path("alert").asString()).toList());
  }

  @Test
  void what_is_not_reported_is_noticed() {
    assertThat(missing("sum by (uri) (rate(hexauth_logins_total[5m])) > 0")).hasSize(1);
    assertThat(missing("hexauth_security_events_total{event=~\"logged_in|logged_inn\"}"))
        .hasSize(1);
    assertThat(missing("hexauth_security_events_total{kind=\"logged_in\"}")).hasSize(1);
    assertThat(
            missing(
                "2 * hexauth_security_events_total{event=\"logged_in\"} and hikaricp_connections"))
        .isEmpty();
  }

  private static void assertReported(String what, String expression) {
    assertThat(PromQl.selectors(expression)).as(expression).isNotEmpty();
    assertThat(missing(expression)).as("%s: %s", what, expression).isEmpty();
  }

  private static List<PromQl.Selector> missing(String expression) {
    return PromQl.selectors(expression).stream()
        .filter(selector -> !selector.metric().equals("up"))
        .flatMap(PromQl.Selector::alternatives)
        .filter(selector -> scraped.stream().noneMatch(selector::selects))
        .toList();
  }

  private static List<JsonNode> alerts() throws IOException {
    JsonNode rules =
        JsonMapper.shared()
            .valueToTree(new Yaml().load(Files.readString(DEPLOY.resolve("alerts.yaml"))));
    return rules
        .path("groups")
        .valueStream()
        .flatMap(group -> group.path("rules").valueStream())
        .toList();
  }
}
