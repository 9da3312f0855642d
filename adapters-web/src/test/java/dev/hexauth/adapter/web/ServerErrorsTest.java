package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that the server refuses before or after Spring. */
final class ServerErrorsTest {

  private final TestServer server = TestServer.fresh();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NONSENSE",
        "GET",
        "GET / HTTP/9.9",
        "G(T / HTTP/1.1",
        "GET /\u00e9 HTTP/1.1",
        "GET /a b HTTP/1.1",
        "GET /%zz HTTP/1.1",
        "GET /%00 HTTP/1.1",
        "GET /../.. HTTP/1.1",
        "GET nowhere HTTP/1.1",
        "GET ftp:// HTTP/1.1",
        "CONNECT x:443 HTTP/1.1",
        "GET /\u0001 HTTP/1.1"
      })
  void a_bad_request_line_is_refused_in_json(String line) {
    assertRefused(server.rawLines(line, "Host: x", "Connection: close"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X: y",
        "Host: a b",
        "Host: <x>",
        "Host: x:port",
        "Host: x\r\nHost: y",
        "Host: x\r\nBad Header: y",
        "Host: x\r\nX: a\u0000b",
        "Host: x\r\nContent-Length: -1",
        "Host: x\r\nContent-Length: 1\r\nContent-Length: 2",
        "Host: x\r\nTransfer-Encoding: nonsense"
      })
  void a_bad_header_is_refused_in_json(String headers) {
    assertRefused(server.rawLines("POST /api/auth/login HTTP/1.1", headers, "Connection: close"));
  }

  @Test
  void headers_that_are_too_large_are_refused_in_json() {
    String headers =
        server.rawLines(
            "GET / HTTP/1.1", "Host: x", "X: " + "x".repeat(20_000), "Connection: close");
    String line = server.rawLines("GET /" + "x".repeat(20_000) + " HTTP/1.1", "Host: x");

    assertRefused(headers, "headers_too_large");
    assertRefused(line, "headers_too_large");
    assertThat(headers).startsWith("HTTP/1.1 431 ");
    assertThat(line).startsWith("HTTP/1.1 414 ");
  }

  @Test
  void many_accepted_languages_are_not_an_error() {
    assertThat(
            server.rawLines(
                "GET /api/healthchecker HTTP/1.1",
                "Host: x",
                "Accept-Language: " + "de;q=0.5, en;q=0.1, ".repeat(100) + "fr",
                "Connection: close"))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void a_broken_chunk_is_refused_in_json() {
    assertRefused(
        server.rawLines(
            "POST /api/auth/login HTTP/1.1",
            "Host: x",
            "Content-Type: application/json",
            "Transfer-Encoding: chunked",
            "Connection: close",
            "",
            "nonsense"));
  }

  @Test
  void a_servlet_that_fails_behind_all_filters_is_answered_in_json() {
    assertThat(server.send("GET", "/api/users/me?filter=fails").body())
        .startsWith("{\"status\":\"error\",\"message\":\"Something went wrong on our side");
  }

  @Test
  void a_filter_that_refuses_is_answered_in_json_without_its_message() {
    assertThat(server.send("GET", "/api/users/me?filter=refuses").body())
        .isEqualTo("{\"status\":\"fail\",\"message\":\"Bad Request\",\"code\":\"bad_request\"}");
  }

  private static void assertRefused(String answer) {
    assertRefused(answer, "bad_request");
  }

  private static void assertRefused(String answer, String code) {
    assertThat(answer).matches("(?s)HTTP/1\\.1 4[0-9][0-9] .*");
    assertThat(answer).contains("\r\nContent-Type: application/json; charset=utf-8\r\n");
    assertThat(answer)
        .contains("\r\n\r\n{\"status\":\"fail\",\"message\":\"")
        .endsWith("\",\"code\":\"" + code + "\"}");
    assertThat(answer).doesNotContainIgnoringCase("\nServer:");
    assertThat(answer).doesNotContainIgnoringCase("tomcat");
    assertThat(answer).doesNotContain("java.", "org.", "<html");
  }
}
