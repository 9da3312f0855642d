package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.GetMe;
import dev.hexauth.domain.token.Denial;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CorsTest {

  private static final String ORIGIN = "http://localhost:3000";

  private final TestServer server = TestServer.fresh();

  @ParameterizedTest
  @ValueSource(strings = {"/api/auth/login", "/api/users/me", "/unknown"})
  void a_preflight_of_an_allowed_origin_gets_exactly_these_headers(String path) {
    HttpResponse<String> answer =
        server.send(
            "OPTIONS",
            path,
            "Origin",
            ORIGIN,
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "content-type,X-Other");
    HttpHeaders headers = answer.headers();

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(headers.allValues("Access-Control-Allow-Origin")).containsExactly(ORIGIN);
    assertThat(headers.allValues("Access-Control-Allow-Credentials")).containsExactly("true");
    assertThat(headers.allValues("Access-Control-Allow-Methods"))
        .containsExactly("GET,HEAD,PUT,PATCH,POST,DELETE");
    assertThat(headers.allValues("Access-Control-Allow-Headers"))
        .containsExactly("content-type,X-Other");
    assertThat(headers.allValues("Vary"))
        .containsExactly("Origin", "Access-Control-Request-Headers");
    assertThat(headers.firstValue("Content-Type")).isEmpty();
  }

  @Test
  void without_requested_headers_none_are_allowed() {
    HttpResponse<String> answer = server.send("OPTIONS", "/api/users/me", "Origin", ORIGIN);

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Headers")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example", "null", "http://localhost:3000/", "HTTP://LOCALHOST:3000"})
  void a_foreign_origin_gets_no_cors_header(String origin) {
    HttpResponse<String> preflight = server.send("OPTIONS", "/api/users/me", "Origin", origin);
    HttpResponse<String> answer = server.send("GET", "/api/healthchecker", "Origin", origin);

    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(preflight.headers().map().keySet()).noneMatch(CorsTest::isCors);
    assertThat(answer.headers().map().keySet()).noneMatch(CorsTest::isCors);
    assertThat(answer.headers().allValues("Vary")).containsExactly("Origin");
  }

  @Test
  void any_options_request_is_answered_204() {
    assertThat(server.send("OPTIONS", "/api/users/me").statusCode()).isEqualTo(204);
    assertThat(server.send("OPTIONS", "/unknown").statusCode()).isEqualTo(204);
  }

  @Test
  void an_allowed_page_may_read_an_answer() {
    assertReadable(server.send("GET", "/api/healthchecker", "Origin", ORIGIN), 200);
    assertReadable(
        server.send("GET", "/api/healthchecker", "Origin", "https://app.example.com"),
        200,
        "https://app.example.com");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/unknown,404",
    "TRACE,/api/auth/login,404",
    "POST,/api/auth/login,400",
    "GET,/api/auth/refresh,403",
    "GET,/api/users/me,401",
    "GET,/api/auth/logout,500",
    "GET,/api/users/me?filter=throws,500",
    "GET,/api/users/me?filter=refuses,400"
  })
  void an_allowed_page_may_read_errors(String method, String path, int status) {
    server.getMe = _ -> new GetMe.Result.Denied(Denial.NOT_LOGGED_IN);
    HttpResponse<String> answer = server.send(method, path, "Origin", ORIGIN);

    if (method.equals("TRACE")) {
      assertThat(answer.statusCode()).isEqualTo(status);
    } else {
      assertReadable(answer, status);
    }
  }

  @Test
  void an_allowed_page_may_read_that_a_body_is_too_large() {
    assertReadable(server.post("/api/auth/login", " ".repeat(10_241), "Origin", ORIGIN), 413);
    assertReadable(server.post("/api/auth/login", "{", "Origin", ORIGIN), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/oauth2/introspect",
        "/oauth2/revoke",
        "/oauth2/token",
        "/oauth2",
        "/oauth2/unknown",
        "/oauth2/introspect?filter=throws",
        "/oauth2/introspect?filter=fails",
        "/oauth2/introspect?filter=down",
        "/oauth2/introspect?filter=refuses",
        "/oauth2/introspect?%zz",
        "/oauth2/%zz",
        "/%6fauth2/introspect",
        "/oauth2;a=b/introspect;c",
        "//oauth2/introspect",
        "/oauth2%2fintrospect"
      })
  void no_page_may_read_an_answer_to_a_service(String path) {
    for (String origin : List.of(ORIGIN, "https://app.example.com", "https://evil.example")) {
      for (String method : List.of("OPTIONS", "POST", "GET", "TRACE", "FOO")) {
        String answer =
            server.rawLines(
                method + " " + path + " HTTP/1.1",
                "Host: x",
                "Origin: " + origin,
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: authorization",
                "Content-Length: 0",
                "Connection: close");
        assertThat(answer).startsWith("HTTP/1.1 ").doesNotContainIgnoringCase("\nAccess-Control-");
      }
    }
  }

  @Test
  void no_page_may_read_that_a_form_is_too_large_or_the_headers_are() {
    assertThat(
            server
                .postForm("/oauth2/token", "a".repeat(10_241), "Origin", ORIGIN)
                .headers()
                .map()
                .keySet())
        .noneMatch(CorsTest::isCors);
    assertThat(
            server.rawLines(
                "POST /oauth2/token HTTP/1.1",
                "Host: x",
                "Origin: " + ORIGIN,
                "X: " + "a".repeat(20_000)))
        .startsWith("HTTP/1.1 431 ")
        .doesNotContainIgnoringCase("\nAccess-Control-");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/oauth", "/oauth2x", "/api/oauth2/token"})
  void other_routes_are_not_closed(String path) {
    assertReadable(server.send("GET", path, "Origin", ORIGIN), 404);
  }

  private static boolean isCors(String header) {
    return header.toLowerCase(java.util.Locale.ROOT).startsWith("access-control-");
  }

  private static void assertReadable(HttpResponse<String> answer, int status) {
    assertReadable(answer, status, ORIGIN);
  }

  private static void assertReadable(HttpResponse<String> answer, int status, String origin) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(origin);
    assertThat(answer.headers().allValues("Access-Control-Allow-Credentials"))
        .containsExactly("true");
    assertThat(answer.headers().allValues("Vary")).containsExactly("Origin");
  }
}
