package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Who can read metrics: anyone who reaches their separate port, if there is one. */
final class MetricsTest {

  private static final String SCRAPE = "/actuator/prometheus";

  private static Assembly plain;
  private static Assembly measured;

  @BeforeAll
  static void start() {
    plain = Assembly.start(StoreSettings.memory());
    Map<String, String> settings = new HashMap<>(StoreSettings.memory());
    settings.put("management.server.port", "0");
    measured = Assembly.start(settings);
  }

  @AfterAll
  static void stop() {
    measured.close();
    plain.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SCRAPE,
        "/actuator",
        "/actuator/metrics",
        "/actuator/env",
        "/actuator/heapdump",
        "/metrics",
        "/prometheus"
      })
  @Tag("ASVS-13.4.5")
  void on_the_public_port_it_is_an_unknown_route(String path) {
    plain.api().get(path).send().failed(404, "Route " + path + " not found");
    measured.api().get(path).send().failed(404, "Route " + path + " not found");
  }

  @Test
  void on_the_port_of_its_own_security_events_are_counted_by_kind_and_reason() {
    String wrong =
        "hexauth_security_events_total{event=\"login_failed\",reason=\"wrong_password\"}";
    String unknown =
        "hexauth_security_events_total{event=\"login_failed\",reason=\"no_such_user\"}";
    String registered = "hexauth_security_events_total{event=\"user_registered\",reason=\"none\"}";
    double wrongBefore = value(wrong);
    double unknownBefore = value(unknown);
    double registeredBefore = value(registered);

    Account account = Account.any();
    measured.api().register(account).succeeded(201);
    measured.api().login(account.withPassword("a wrong one")).failed(400);
    measured.api().login(account.withPassword("a wrong one")).failed(400);
    measured.api().login(Account.any()).failed(400);

    assertThat(value(registered)).isEqualTo(registeredBefore + 1);
    assertThat(value(wrong)).isEqualTo(wrongBefore + 2);
    assertThat(value(unknown)).isEqualTo(unknownBefore + 1);
  }

  @Test
  void events_that_have_not_occurred_are_zero() {
    assertThat(
            value("hexauth_security_events_total{event=\"refresh_token_reused\",reason=\"none\"}"))
        .isZero();
    for (String standing : List.of("known", "stranger")) {
      String tag = "{standing=\"" + standing + "\"}";
      assertThat(value("hexauth_hashing_waiting" + tag)).isZero();
      assertThat(value("hexauth_hashing_refused_total" + tag)).isZero();
    }
    assertThat(value("hexauth_connections_refused_total")).isZero();
    assertThat(value("hexauth_requests_overdue_total")).isZero();
  }

  @Test
  void no_metric_identifies_a_user() {
    Account account = Account.any();
    measured.api().register(account).succeeded(201);
    Reply login = measured.api().login(account).succeeded(200);
    Reply me = measured.api().me(login.cookie("access_token")).succeeded(200);

    assertThat(scrape())
        .doesNotContain(
            account.email(),
            account.password(),
            me.json().at("/data/user/id").asString(),
            login.cookie("access_token"),
            login.cookie("refresh_token"))
        .doesNotContain("127.0.0.1", "Java-http-client");
  }

  @Test
  void callers_cannot_add_series() {
    makeUp("warm-up");
    long before = series(line -> line.startsWith("http_server_requests"));
    for (int i = 0; i < 50; i++) {
      makeUp("x" + i);
    }
    assertThat(series(line -> line.startsWith("http_server_requests"))).isEqualTo(before);
  }

  private static void makeUp(String word) {
    Api api = measured.api();
    api.get("/" + word).send();
    api.get("/api/users/" + word).send();
    api.call("DELETE", "/api/auth/sessions/" + word).send();
    api.call(word.toUpperCase(Locale.ROOT), "/api/users/me").send();
    api.get("/api/users/me?" + word).header("Host-" + word, word).send();
  }

  @Test
  void the_port_serves_nothing_else() {
    for (String path : List.of("/actuator/env", "/actuator/heapdump", "/actuator/beans")) {
      assertThat(measured.management().get(path).send().status()).isEqualTo(404);
    }
    assertThat(measured.management().get("/api/users/me").send().status()).isEqualTo(404);
    assertThat(measured.management().login(Account.any()).status()).isEqualTo(404);
  }

  @Test
  void liveness_and_readiness_stay_where_they_are() {
    assertThat(measured.api().get("/livez").send().status()).isEqualTo(200);
    assertThat(measured.api().get("/readyz").send().status()).isEqualTo(200);
  }

  @Test
  void its_routes_answer_whatever_the_accept_header() {
    for (String accept : ProbeContract.ACCEPTED) {
      ProbeContract.assertHealthy(
          measured.management().get("/actuator/health").header("Accept", accept).send());
      Reply scrape = measured.management().get(SCRAPE).header("Accept", accept).send();
      assertThat(scrape.header("content-type").orElse("")).startsWith("text/plain");
    }
    String openMetrics = "application/openmetrics-text;version=1.0.0,text/plain;q=0.5";
    assertThat(
            measured
                .management()
                .get(SCRAPE)
                .header("Accept", openMetrics)
                .send()
                .header("content-type")
                .orElse(""))
        .startsWith("application/openmetrics-text");
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void a_client_error_is_refused_as_on_the_public_port(CapturedOutput output) {
    URI port = measured.managementUri();
    for (String line :
        List.of(
            "GET /actuator/health?a=%zz",
            "GET /actuator/prometheus?=b",
            "GET /actuator/health;a=%zz",
            "GET /nowhere?%",
            "GET /%zz",
            "GET /nowhere",
            "NON(SENSE /",
            "GET /error",
            "POST /error",
            "FOO /error;a=b",
            "TRACE /actuator/health",
            "GET /actuator/health/nothing",
            "OPTIONS *",
            "GET /" + "a".repeat(20_000),
            "POST /actuator/health")) {
      Reply reply =
          RawSocket.exchange(port, line + " HTTP/1.1\r\nHost: a_b\r\nConnection: close\r\n\r\n")
              .orElseThrow();
      assertThat(reply.status()).as(line).isBetween(400, 499);
      reply.enveloped();
      HardeningContract.assertHardened(reply);
      assertThat(reply.headers()).doesNotContainKey("access-control-allow-origin");
    }
    assertThat(output.getAll()).doesNotContain("ERROR", "WARN", "\tat ");
  }

  private static String scrape() {
    Reply reply = measured.management().get(SCRAPE).send();
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("content-type").orElse("")).startsWith("text/plain");
    return reply.body();
  }

  private static long series(Predicate<String> which) {
    return scrape().lines().filter(which).count();
  }

  private static double value(String series) {
    List<String> found = scrape().lines().filter(line -> line.startsWith(series + " ")).toList();
    assertThat(found).as(series).hasSize(1);
    return Double.parseDouble(found.getFirst().substring(series.length() + 1));
  }
}
