package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every response tells browsers that it is only data, whichever component sends it. */
interface HardeningContract extends OverHttp {

  Map<String, String> ALWAYS =
      Map.of(
          "x-content-type-options",
          "nosniff",
          "content-security-policy",
          "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
              + " sandbox",
          "referrer-policy",
          "no-referrer",
          "cross-origin-resource-policy",
          "same-origin",
          "cache-control",
          "no-store");

  @Test
  @Tag("ASVS-14.2.2")
  @Tag("ASVS-14.3.2")
  default void every_response_has_the_hardening_headers() {
    Tokens tokens = loggedIn();
    Stream.of(
            api().get("/api/healthchecker"),
            api().get("/api/users/me").bearer(tokens.access()),
            api().get("/api/users/me"),
            api().get("/api/auth/refresh"),
            api().post("/api/auth/login").json("{nonsense"),
            api().get("/api/nowhere"),
            api().get("/livez"),
            api().get("/readyz"),
            api().get("/actuator/health"),
            api().get("/actuator/env"),
            api().call("OPTIONS", "/api/users/me"))
        .map(Api.Call::send)
        .forEach(HardeningContract::assertHardened);
  }

  @Test
  default void requests_that_are_barely_http_get_the_same_headers() {
    assertHardened(
        RawSocket.exchange(assembly().uri(), "GARBAGE\r\nConnection: close\r\n\r\n").orElseThrow());
  }

  /** RFC 9112, 3.2, and requests that are not HTTP/1.1. */
  @Test
  default void odd_targets_methods_and_versions_get_the_same_headers() {
    Map<String, Integer> statuses =
        Map.ofEntries(
            Map.entry("OPTIONS * HTTP/1.1", 204),
            Map.entry("OPTIONS /error HTTP/1.1", 204),
            Map.entry("GET * HTTP/1.1", 400),
            Map.entry("GET ? HTTP/1.1", 400),
            Map.entry("GET http://a/livez HTTP/1.1", 200),
            Map.entry("GET http://other/livez HTTP/1.1", 400),
            Map.entry("CONNECT a:80 HTTP/1.1", 400),
            Map.entry("PRI * HTTP/2.0", 400),
            Map.entry("GET /livez HTTP/3.0", 400),
            Map.entry("TRACE /api/users/me HTTP/1.1", 404),
            Map.entry("FOO /api/users/me HTTP/1.1", 404),
            Map.entry("GET /error HTTP/1.1", 404),
            Map.entry("POST /error;a=b HTTP/1.1", 404),
            Map.entry("GET /actuator/health/nothing HTTP/1.1", 404),
            Map.entry("HEAD /actuator/health/nothing HTTP/1.1", 404));
    statuses.forEach((line, status) -> {
      String request = line + "\r\nHost: a\r\nConnection: close\r\n\r\n";
      Reply reply = RawSocket.exchange(assembly().uri(), request).orElseThrow();
      assertThat(reply.status()).as(line).isEqualTo(status);
      assertHardened(reply);
      if (status >= 400 && !line.startsWith("HEAD")) {
        reply.enveloped();
      }
    });
  }

  @Test
  default void http_0_9_is_not_served() {
    assertThat(RawSocket.text(assembly().uri(), "GET /livez\r\n\r\n")).doesNotContain("UP");
    assertThat(RawSocket.text(assembly().uri(), "A".repeat(20_000) + " HTTP/1.1\r\n\r\n"))
        .as("the request after it, on another connection")
        .startsWith("HTTP/1.1 414 ");
  }

  static void assertHardened(Reply reply) {
    ALWAYS.forEach((name, value) ->
        assertThat(reply.headers().get(name)).as("%s of %s", name, reply).containsExactly(value));
    assertThat(reply.headers())
        .as("HSTS, without HTTPS")
        .doesNotContainKey("strict-transport-security");
  }
}
