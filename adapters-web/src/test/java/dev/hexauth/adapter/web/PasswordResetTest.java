package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.ForgotPassword;
import dev.hexauth.application.ResetPassword;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.PasswordPolicy;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A user who forgot the password asks for a code, and sets a new password with it. */
final class PasswordResetTest {

  private static final String DIGITS = "0123456789abcdef".repeat(4);
  private static final String FORGOT = "/api/auth/forgotpassword";
  private static final String RESET = "/api/auth/resetpassword/";
  private static final String PASSWORDS =
      "{\"password\":\"battery staple\",\"passwordConfirm\":\"battery staple\"}";

  private final TestServer server = TestServer.fresh();
  private final List<ForgotPassword.Command> forgotten = new ArrayList<>();
  private final List<ResetPassword.Command> reset = new ArrayList<>();

  PasswordResetTest() {
    forgetting(new ForgotPassword.Result.Accepted());
    resetting(new ResetPassword.Result.Reset());
  }

  private void forgetting(ForgotPassword.Result result) {
    server.forgotPassword =
        command -> {
          forgotten.add(command);
          return result;
        };
  }

  private void resetting(ResetPassword.Result result) {
    server.resetPassword =
        command -> {
          reset.add(command);
          return result;
        };
  }

  @Test
  void any_address_is_accepted() {
    HttpResponse<String> answer =
        server.post(FORGOT, "{\"email\":\"Ada@Example.com\"}", "Accept-Language", "fr, de;q=0.1");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"success\",\"message\":\"You will receive a reset email if user with that"
                + " email exist\"}");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(forgotten)
        .containsExactly(
            new ForgotPassword.Command(
                EmailAddress.parse("ada@example.com").orElseThrow(),
                Optional.of(Language.GERMAN),
                TestServer.CLIENT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | invalid_type | Email is required",
        "{\"email\":\"\"} | invalid_string | Email is invalid",
        "{\"email\":\"ada\"} | invalid_string | Email is invalid",
        "{\"email\":\"a@b.example\\r\\nBcc:c@d.example\"} | invalid_string | Email is invalid",
        "{\"email\":null} | invalid_type | Expected string, received null",
        "{\"email\":[\"a@b.example\"]} | invalid_type | Expected string, received array"
      })
  void what_is_no_address_is_an_issue_of_its_field(String body, String code, String message) {
    HttpResponse<String> answer = server.post(FORGOT, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"status":"fail","message":"%2$s","code":"validation_failed",\
            "errors":[{"code":"%1$s","path":["body","email"],"message":"%2$s"}]}\
            """
                .formatted(code, message));
    assertThat(forgotten).isEmpty();
  }

  @Test
  void too_many_requests_are_throttled() {
    forgetting(new ForgotPassword.Result.Throttled(Duration.ofMillis(1)));

    HttpResponse<String> answer = server.post(FORGOT, "{\"email\":\"ada@example.com\"}");

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PATCH", "POST"})
  void a_code_sets_the_password_and_clears_the_cookies(String method) {
    HttpResponse<String> answer = server.sendJson(method, RESET + DIGITS, PASSWORDS);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"success\",\"message\":\"Password data updated successfully\"}");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .extracting(cookie -> cookie.substring(0, cookie.indexOf(';', cookie.indexOf(';') + 1)))
        .containsExactly(
            "access_token=; Max-Age=0", "refresh_token=; Max-Age=0", "logged_in=; Max-Age=0");
    ResetPassword.Command command = reset.getFirst();
    assertThat(command.code()).isEqualTo(new EmailCode(DIGITS));
    assertThat(command.password().reveal()).isEqualTo("battery staple");
    assertThat(command.client()).isEqualTo(TestServer.CLIENT);
  }

  @Test
  void a_rejected_code_is_forbidden() {
    resetting(new ResetPassword.Result.Rejected());

    assertRejected(server.sendJson("PATCH", RESET + DIGITS, PASSWORDS));
    assertThat(reset).hasSize(1);
  }

  @Test
  void a_text_that_is_no_code_is_rejected_like_an_unknown_one() {
    for (String text :
        List.of(DIGITS.toUpperCase(java.util.Locale.ROOT), DIGITS + "0", "1", "%2e%2e")) {
      assertRejected(server.sendJson("PATCH", RESET + text, PASSWORDS));
    }
    assertThat(reset).isEmpty();
  }

  private static void assertRejected(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"fail\",\"message\":\"Invalid token or token has expired\","
                + "\"code\":\"code_rejected\"}");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | password Password is required, passwordConfirm Please confirm your password",
        "{\"password\":\"1234567\",\"passwordConfirm\":\"x\"}"
            + " | password Password must be more than 8 characters,"
            + " passwordConfirm Passwords do not match",
        "{\"password\":1,\"passwordConfirm\":\"x\"} | password Expected string# received number"
      })
  void fields_are_checked_as_at_registration(String body, String issues) {
    HttpResponse<String> answer = server.sendJson("PATCH", RESET + DIGITS, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    for (String issue : issues.split(", ?", -1)) {
      String[] parts = issue.strip().split(" ", 2);
      assertThat(answer.body())
          .contains(
              "\"path\":[\"body\",\"%s\"],\"message\":\"%s\"}"
                  .formatted(parts[0], parts[1].replace('#', ',')));
    }
    assertThat(reset).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_password_that_the_use_case_refuses_is_an_issue_too(PasswordPolicy.Flaw flaw) {
    resetting(new ResetPassword.Result.PasswordRefused(flaw));

    HttpResponse<String> answer = server.sendJson("PATCH", RESET + DIGITS, PASSWORDS);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"path\":[\"body\",\"password\"]");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void too_many_resets_are_throttled() {
    resetting(new ResetPassword.Result.Throttled(Duration.ofSeconds(5)));

    assertThat(server.sendJson("PATCH", RESET + DIGITS, PASSWORDS).statusCode()).isEqualTo(429);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE"})
  void other_methods_reset_nothing(String method) {
    HttpResponse<String> answer = server.send(method, RESET + DIGITS);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).doesNotContain(DIGITS);
  }

  @Test
  void a_page_of_an_allowed_origin_may_patch() {
    HttpResponse<String> preflight =
        server.send(
            "OPTIONS",
            RESET + DIGITS,
            "Origin",
            "http://localhost:3000",
            "Access-Control-Request-Method",
            "PATCH",
            "Access-Control-Request-Headers",
            "content-type");

    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods").orElseThrow())
        .contains("PATCH", "PUT");
  }
}
