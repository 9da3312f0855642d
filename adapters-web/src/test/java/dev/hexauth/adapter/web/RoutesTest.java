package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RoutesTest {

  private final TestServer server = TestServer.fresh();

  @Test
  void the_health_check_has_a_message() {
    HttpResponse<String> answer = server.send("GET", "/api/healthchecker");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"success\",\"message\":\"The service is up and running\"}");
  }

  @Test
  void a_body_has_exactly_this_content_type_and_is_not_cached() {
    HttpResponse<String> answer = server.send("GET", "/api/healthchecker");

    assertThat(answer.headers().allValues("Content-Type"))
        .containsExactly("application/json; charset=utf-8");
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(answer.headers().firstValue("Content-Length")).isPresent();
    assertThat(answer.headers().firstValue("Server")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml", "nonsense", "*/*;q=0"})
  void the_accepted_types_do_not_matter(String accept) {
    assertThat(server.send("GET", "/api/healthchecker", "Accept", accept).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/console",
        "/api",
        "/error",
        "/error?x=1",
        "/favicon.ico",
        "/index.html",
        "/api/users/me/",
        "/api/users/you?a=b&c=%20d",
        "/api/auth/login?access_token=x",
        "/api/%E2%82%AC?%E2%82%AC",
        "/api/a%2Fb",
        "/api/a%5Cb",
        "/api/auth/../me"
      })
  void an_unknown_route_is_repeated_as_sent(String path) {
    HttpResponse<String> answer = server.send("GET", path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"fail\",\"message\":\"Route "
                + path
                + " not found\",\"code\":\"route_not_found\"}");
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/json; charset=utf-8");
  }

  @Test
  void what_browsers_do_not_encode_is_repeated_as_sent() {
    String answer =
        server.rawLines("GET /a|b?q=[\"{^`}\"] HTTP/1.1", "Host: x", "Connection: close");

    assertThat(answer).startsWith("HTTP/1.1 404 ");
    assertThat(answer)
        .endsWith(
            "{\"status\":\"fail\",\"message\":\"Route /a|b?q=[\\\"{^`}\\\"] not found\",\"code\":\"route_not_found\"}");
  }

  @Test
  void a_very_long_unknown_route_has_the_same_content_type() {
    String path = "/" + "\"".repeat(7000);
    String answer = server.rawLines("GET " + path + " HTTP/1.1", "Host: x", "Connection: close");

    assertThat(answer).startsWith("HTTP/1.1 404 ");
    assertThat(answer).contains("\r\nContent-Type: application/json; charset=utf-8\r\n");
    assertThat(answer).endsWith("\\\" not found\",\"code\":\"route_not_found\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/api/auth/register",
    "GET,/api/auth/login",
    "HEAD,/api/auth/login",
    "PUT,/api/auth/login",
    "PATCH,/api/auth/register",
    "DELETE,/api/auth/logout",
    "PUT,/api/auth/refresh",
    "POST,/api/users/me",
    "POST,/api/healthchecker",
    "TRACE,/api/users/me",
    "PROPFIND,/api/users/me",
    "FOO,/api/users/me"
  })
  void a_wrong_method_on_a_known_route_is_an_unknown_route(String method, String path) {
    HttpResponse<String> answer = server.send(method, path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/json; charset=utf-8");
    if (!method.equals("HEAD")) {
      assertThat(answer.body())
          .isEqualTo(
              "{\"status\":\"fail\",\"message\":\"Route "
                  + path
                  + " not found\",\"code\":\"route_not_found\"}");
    }
  }

  @Test
  void head_answers_like_get_without_the_body() {
    HttpResponse<String> get = server.send("GET", "/api/healthchecker");
    HttpResponse<String> head = server.send("HEAD", "/api/healthchecker");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Length"))
        .isEqualTo(get.headers().firstValue("Content-Length"));
  }

  @Test
  void a_thousand_requests_share_a_connection() {
    String one = "GET /api/healthchecker HTTP/1.1\r\nHost: x\r\n\r\n";
    String last = "GET /api/healthchecker HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    assertThat(server.raw(one.repeat(999) + last).split("HTTP/1.1 200 ", -1)).hasSize(1001);
  }
}
