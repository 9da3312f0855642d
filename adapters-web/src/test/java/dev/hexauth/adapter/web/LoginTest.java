package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.Login;
import dev.hexauth.application.Login.Result;
import dev.hexauth.application.RefreshToken;
import dev.hexauth.domain.token.Token;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LoginTest {

  private static final String SHORT_PASSWORD =
      """
      {"status":"fail","message":"Invalid email or password","code":"invalid_credentials","errors":[{"code":"too_small",\
      "path":["body","password"],"message":"Invalid email or password"}]}\
      """;

  private final TestServer server = TestServer.fresh();
  private final List<Login.Command> asked = new ArrayList<>();

  LoginTest() {
    answering(new Result.LoggedIn(TestServer.TOKENS));
  }

  @Test
  void a_login_gets_the_access_token_and_three_cookies() {
    HttpResponse<String> answer = login("ada@example.com", "12345678");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"success\",\"access_token\":\"aaa.bbb.ccc\"}");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .containsExactly(
            "access_token=aaa.bbb.ccc; Max-Age=900; Expires=Thu, 05 Nov 2026 08:24:10 GMT;"
                + " Path=/; SameSite=Lax; Secure; HttpOnly",
            "refresh_token=rrr.sss.ttt; Max-Age=3600; Expires=Thu, 05 Nov 2026 09:09:10 GMT;"
                + " Path=/; SameSite=Lax; Secure; HttpOnly",
            "logged_in=true; Max-Age=900; Expires=Thu, 05 Nov 2026 08:24:10 GMT;"
                + " Path=/; SameSite=Lax; Secure");
  }

  @Test
  void the_longest_cookies_that_browsers_keep_are_sent_and_accepted() {
    Token access = new Token("a".repeat(4096 - "access_token=".length()));
    Token refresh = new Token("r".repeat(4096 - "refresh_token=".length()));
    answering(new Result.LoggedIn(TestServer.tokens(access, refresh)));
    server.refreshToken =
        command -> {
          assertThat(command.refreshTokens()).containsExactly(refresh);
          return new RefreshToken.Result.Refreshed(TestServer.tokens(access, refresh));
        };

    assertThat(login("ada@example.com", "12345678").statusCode()).isEqualTo(200);
    HttpResponse<String> answer =
        server.send(
            "GET",
            "/api/auth/refresh",
            "Cookie",
            "access_token=" + access.compact() + "; refresh_token=" + refresh.compact());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().allValues("Set-Cookie")).hasSize(3);
  }

  @Test
  void the_use_case_gets_the_credentials_and_the_client() {
    server.post(
        "/api/auth/login",
        "{\"email\":\"ADA@example.com\",\"password\":\" 1234567\"}",
        "User-Agent",
        "test/1",
        "X-Forwarded-For",
        "203.0.113.7");

    Login.Command command = asked.getFirst();
    assertThat(command.email().value()).isEqualTo("ada@example.com");
    assertThat(command.password().reveal()).isEqualTo(" 1234567");
    assertThat(command.client().userAgent()).isEqualTo("test/1");
    assertThat(command.client().address()).isIn("127.0.0.1", "::1");
  }

  @Test
  void a_client_without_a_user_agent_logs_in_too() {
    String body = "{\"email\":\"ada@example.com\",\"password\":\"12345678\"}";
    String answer =
        server.raw(
            String.join(
                "\r\n",
                "POST /api/auth/login HTTP/1.1",
                "Host: x",
                "Connection: close",
                "Content-Type: application/json",
                "Content-Length: " + body.length(),
                "",
                body));

    assertThat(answer).startsWith("HTTP/1.1 200 ");
    assertThat(asked.getFirst().client().userAgent()).isEmpty();
  }

  @Test
  void every_rejected_login_gets_the_same_answer() {
    answering(new Result.Rejected());
    HttpResponse<String> answer = login("ada@example.com", "12345678");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"fail\",\"message\":\"Invalid email or password\",\"code\":\"invalid_credentials\"}");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1234567"})
  void a_rejected_short_password_is_an_issue_and_reaches_the_use_case(String password) {
    answering(new Result.Rejected());
    HttpResponse<String> answer = login("ada@example.com", password);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo(SHORT_PASSWORD);
    assertThat(asked).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1234567", "123456789012345678901234567890123456789012345678901234"})
  void a_password_of_an_earlier_policy_still_logs_in(String password) {
    assertThat(login("ada@example.com", password).statusCode()).isEqualTo(200);
  }

  @Test
  void a_bad_address_and_a_short_password_are_reported_together_without_the_use_case() {
    assertThat(login("ada", "1234567").body())
        .isEqualTo(
            """
            {"status":"fail","message":"Invalid email address","code":"validation_failed","errors":[\
            {"code":"invalid_string","path":["body","email"],"message":"Invalid email address"},\
            {"code":"too_small","path":["body","password"],\
            "message":"Invalid email or password"}]}\
            """);
    assertThat(asked).isEmpty();
  }

  @Test
  void absent_fields_are_reported_in_field_order() {
    assertThat(server.post("/api/auth/login", "{}").body())
        .isEqualTo(
            """
            {"status":"fail","message":"Email address is required","code":"validation_failed","errors":[\
            {"code":"invalid_type","path":["body","email"],\
            "message":"Email address is required"},\
            {"code":"invalid_type","path":["body","password"],\
            "message":"Password is required"}]}\
            """);
  }

  @Test
  void fields_of_another_type_are_reported_with_their_type() {
    assertThat(server.post("/api/auth/login", "{\"email\":null,\"password\":12345678}").body())
        .isEqualTo(
            """
            {"status":"fail","message":"Expected string, received null","code":"validation_failed","errors":[\
            {"code":"invalid_type","path":["body","email"],\
            "message":"Expected string, received null"},\
            {"code":"invalid_type","path":["body","password"],\
            "message":"Expected string, received number"}]}\
            """);
  }

  @Test
  void a_password_with_a_nul_is_an_issue_of_its_field() {
    HttpResponse<String> answer = login("ada@example.com", "12345678\\u0000");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("{\"code\":\"invalid_string\",\"path\":[\"body\",\"password\"]");
    assertThat(asked).isEmpty();
  }

  private void answering(Login.Result result) {
    server.login =
        command -> {
          asked.add(command);
          return result;
        };
  }

  private HttpResponse<String> login(String email, String password) {
    return server.post(
        "/api/auth/login", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
  }
}
