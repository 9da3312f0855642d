package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.Logout;
import dev.hexauth.application.Logout.Result;
import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.token.CarriedTokens;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogoutTest {

  private final TestServer server = TestServer.fresh();
  private final List<Logout.Command> asked = new ArrayList<>();

  LogoutTest() {
    answering(new Result.LoggedOut());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void a_logout_clears_all_cookies_with_their_attributes(String method) {
    HttpResponse<String> answer = logout(method, "Cookie", "access_token=abc");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"success\"}");
    String attributes =
        "; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/; SameSite=Lax; Secure";
    assertThat(answer.headers().allValues("Set-Cookie"))
        .containsExactly(
            "access_token=" + attributes + "; HttpOnly",
            "refresh_token=" + attributes + "; HttpOnly",
            "logged_in=" + attributes);
  }

  @Test
  void the_use_case_gets_all_tokens() {
    logout("GET", "Authorization", "Bearer abc", "Cookie", "refresh_token=def; access_token=x");
    logout("GET", "Cookie", "access_token=abc");
    logout("GET");

    Token bearer = new Token("abc");
    Token cookie = new Token("x");
    assertThat(asked)
        .extracting(Logout.Command::tokens)
        .containsExactly(
            new CarriedTokens(List.of(bearer, cookie), List.of(new Token("def"))),
            new CarriedTokens(List.of(bearer), List.of()),
            CarriedTokens.NONE);
  }

  @Test
  void without_a_token_the_caller_is_not_logged_in() {
    answering(new Result.Denied(Denial.NOT_LOGGED_IN));

    assertRefused(logout("GET"), 401, "not_logged_in", "You are not logged in");
  }

  @Test
  void a_bad_token_is_refused() {
    answering(new Result.Denied(Denial.INVALID_TOKEN));

    assertRefused(logout("POST"), 401, "token_invalid", "Invalid token or user doesn't exist");
  }

  @Test
  void an_ended_session_is_refused() {
    answering(new Result.Denied(Denial.SESSION_ENDED));

    assertRefused(logout("GET"), 401, "session_ended", "Invalid token or session has expired");
  }

  @Test
  void a_failure_clears_the_cookies_too() {
    server.logout =
        _ -> {
          throw new UnavailableException("sessions", Duration.ofSeconds(3), new IOException());
        };
    HttpResponse<String> answer = logout("POST", "Cookie", "access_token=abc");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .hasSize(3)
        .allMatch(cookie -> cookie.contains("=; Max-Age=0; "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void a_cross_site_request_is_refused(String method) {
    assertRefused(
        logout(method, "Cookie", "access_token=abc", "Origin", "https://evil.example"),
        403,
        "cross_site",
        "Cross-site requests are not allowed");
    assertThat(asked).isEmpty();
  }

  private void answering(Logout.Result result) {
    server.logout =
        command -> {
          asked.add(command);
          return result;
        };
  }

  private HttpResponse<String> logout(String method, String... headers) {
    return server.send(method, "/api/auth/logout", headers);
  }

  private static void assertRefused(
      HttpResponse<String> answer, int status, String code, String message) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"fail\",\"message\":\"" + message + "\",\"code\":\"" + code + "\"}");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .hasSize(status == 403 ? 0 : 3)
        .allMatch(cookie -> cookie.contains("=; Max-Age=0; "));
  }
}
