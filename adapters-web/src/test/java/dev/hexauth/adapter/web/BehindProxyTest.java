package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.Logout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which page is the service's own, behind a trusted proxy on this host that forwards requests as
 * {@code hexauth:8000}. The page is at https://app.example.com.
 */
final class BehindProxyTest {

  private static final String PAGE = "Origin: https://app.example.com";

  private static TestServer trusting = TestServer.fresh();

  @BeforeAll
  static void start() {
    trusting = server(List.of("127.0.0.0/8", "::1"));
  }

  @AfterAll
  static void stop() {
    trusting.close();
  }

  private static TestServer server(List<String> proxies) {
    TestServer server =
        TestServer.start(
            new WebSettings(
                Set.of(), false, false, proxies, BodyDelivery.ANY, SameSite.LAX, true, false));
    server.logout = _ -> new Logout.Result.LoggedOut();
    return server;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-Host: app.example.com|X-Forwarded-Proto: https",
        "X-Forwarded-Host: APP.example.com:443|X-Forwarded-Proto: HTTPS",
        "X-Forwarded-Host: app.example.com.|X-Forwarded-Proto: https",
        "X-Forwarded-Host: app.example.com, inner|X-Forwarded-Proto: https, http",
        "X-Forwarded-Host: outer,app.example.com|X-Forwarded-Proto: http,https",
        "X-Forwarded-Host: inner|X-Forwarded-Host: app.example.com|X-Forwarded-Proto: https",
        "Forwarded: host=app.example.com;proto=https",
        "Forwarded: for=192.0.2.1;proto=https;by=203.0.113.43;host=app.example.com",
        "Forwarded: Host=\"app.example.com:443\";PROTO=\"https\"",
        "Forwarded: host=\"app.exampl\\e.com\";proto=https",
        "Forwarded: for=\"[2001:db8::1]:4711\";host=app.example.com;proto=https",
        "Forwarded: for=\"a,b;host=x\", host=app.example.com;proto=https",
        "Forwarded: host=inner, ;, host=app.example.com ; proto=https",
        "Forwarded: for=192.0.2.1|Forwarded: host=app.example.com;proto=https",
        "Forwarded: host=app.example.com|X-Forwarded-Proto: https"
      })
  void host_and_scheme_from_a_trusted_proxy_count(String headers) {
    assertThat(statusOf(trusting, PAGE, headers.split("\\|"))).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Other: a",
        "X-Forwarded-Host: app.example.com",
        "X-Forwarded-Host: app.example.com|X-Forwarded-Proto: http",
        "X-Forwarded-Host: app.example.com:8443|X-Forwarded-Proto: https",
        "X-Forwarded-Host: evil.example|X-Forwarded-Proto: https",
        "X-Forwarded-Host: app.example.com.evil.example|X-Forwarded-Proto: https",
        "X-Forwarded-Host: app.example.com/x|X-Forwarded-Proto: https",
        "X-Forwarded-Host: app.example.com#.evil.example|X-Forwarded-Proto: https",
        "X-Forwarded-Host: |X-Forwarded-Proto: https",
        "X-Forwarded-Proto: https",
        "Forwarded: host=app.example.com",
        "Forwarded: host=app.example.com;proto=http",
        "Forwarded: for=\"host=app.example.com;proto=https\"",
        "Forwarded: host=app.example.com;proto=https;for=\"",
        "Forwarded: host=app.example.com;proto=https;for",
        "Forwarded: host=app.example.com;proto=https, for = x",
        "Forwarded: host=app.example.com proto=https",
        "Forwarded: host=app.example.com:443;proto=https",
        "Forwarded: xhost=app.example.com;proto=https"
      })
  void any_other_host_and_scheme_are_foreign(String headers) {
    assertThat(statusOf(trusting, PAGE, headers.split("\\|"))).isEqualTo(403);
  }

  @Test
  void behind_a_trusted_proxy_with_tls_a_page_without_tls_is_foreign() {
    String[] headers = {"X-Forwarded-Host: app.example.com", "X-Forwarded-Proto: https"};

    assertThat(statusOf(trusting, "Origin: http://app.example.com", headers)).isEqualTo(403);
  }

  @Test
  void the_claims_count_for_a_referer_too() {
    String[] headers = {"X-Forwarded-Host: app.example.com", "X-Forwarded-Proto: https"};

    assertThat(statusOf(trusting, "Referer: https://app.example.com/account?a=b", headers))
        .isEqualTo(200);
    assertThat(statusOf(trusting, "Referer: https://evil.example/app.example.com", headers))
        .isEqualTo(403);
  }

  @Test
  void the_claims_of_an_untrusted_peer_are_ignored() {
    try (TestServer server = server(List.of("192.0.2.1"))) {
      for (String claims :
          List.of(
              "X-Forwarded-Host: app.example.com|X-Forwarded-Proto: https",
              "Forwarded: host=app.example.com;proto=https")) {
        assertThat(statusOf(server, PAGE, claims.split("\\|"))).isEqualTo(403);
      }
    }
  }

  @Test
  void a_header_of_the_greatest_length_is_read() {
    for (String longest :
        List.of(
            "Forwarded: for=\"" + "\\a".repeat(7_000) + "\"",
            "Forwarded: for=\"" + "a".repeat(14_000),
            "Forwarded: " + ",;".repeat(7_000),
            "Forwarded: " + " ".repeat(7_000) + "a".repeat(7_000),
            "X-Forwarded-Host: " + ",".repeat(14_000),
            "X-Forwarded-Host: " + "a".repeat(14_000))) {
      assertThat(statusOf(trusting, PAGE, longest)).isEqualTo(403);
    }
  }

  private static int statusOf(TestServer server, String source, String... headers) {
    List<String> lines = new ArrayList<>();
    lines.add("POST /api/auth/logout HTTP/1.1");
    lines.add("Host: hexauth:8000");
    lines.add("Connection: close");
    lines.add(source);
    lines.addAll(Arrays.asList(headers));
    String answer = server.rawLines(lines.toArray(String[]::new));
    return Integer.parseInt(answer.split(" ", 3)[1]);
  }
}
