package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.ChangePassword;
import dev.hexauth.application.ChangePassword.Result;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.PasswordPolicy;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ChangePasswordTest {

  private final TestServer server = TestServer.fresh();
  private final List<ChangePassword.Command> asked = new ArrayList<>();

  ChangePasswordTest() {
    answering(new Result.Changed(TestServer.TOKENS));
  }

  @Test
  void a_changed_password_is_answered_like_a_login() {
    HttpResponse<String> answer = change("old", "12345678", "12345678");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"success\",\"access_token\":\"aaa.bbb.ccc\"}");
    assertThat(answer.headers().allValues("Set-Cookie")).hasSize(3);
    ChangePassword.Command command = asked.getFirst();
    assertThat(command.accessTokens()).containsExactly(new Token("abc"));
    assertThat(command.current().reveal()).isEqualTo("old");
    assertThat(command.replacement().reveal()).isEqualTo("12345678");
  }

  @Test
  void a_wrong_current_password_is_an_issue_of_its_field() {
    answering(new Result.WrongPassword());

    assertIssues(
        change("old", "12345678", "12345678"),
        "Current password is wrong\",\"code\":\"invalid_credentials",
        issue("custom", "currentPassword", "Current password is wrong"));
  }

  @Test
  void absent_fields_are_reported_in_field_order() {
    assertInvalid(
        put("{}"),
        "Current password is required",
        issue("invalid_type", "currentPassword", "Current password is required"),
        issue("invalid_type", "password", "Password is required"),
        issue("invalid_type", "passwordConfirm", "Please confirm your password"));
    assertThat(asked).isEmpty();
  }

  @Test
  void fields_of_another_type_are_reported_with_their_type() {
    assertInvalid(
        put("{\"currentPassword\":null,\"password\":1,\"passwordConfirm\":[]}"),
        "Expected string, received null",
        issue("invalid_type", "currentPassword", "Expected string, received null"),
        issue("invalid_type", "password", "Expected string, received number"),
        issue("invalid_type", "passwordConfirm", "Expected string, received array"));
  }

  @Test
  void a_short_new_password_and_a_different_confirmation_are_reported_together() {
    assertInvalid(
        change("old", "1234567", "7654321"),
        "Password must be more than 8 characters",
        issue("too_small", "password", "Password must be more than 8 characters"),
        issue("custom", "passwordConfirm", "Passwords do not match"));
  }

  @Test
  void a_long_new_password_is_an_issue() {
    String password = "x".repeat(33);

    assertInvalid(
        change("old", password, password),
        "Password must be less than 32 characters",
        issue("too_big", "password", "Password must be less than 32 characters"));
  }

  @Test
  void passwords_are_compared_only_if_all_fields_are_present() {
    assertInvalid(
        put("{\"password\":\"12345678\",\"passwordConfirm\":\"87654321\"}"),
        "Current password is required",
        issue("invalid_type", "currentPassword", "Current password is required"));
  }

  @Test
  void a_current_password_with_a_nul_is_an_issue_of_its_field() {
    assertInvalid(
        change("old\\u0000", "12345678", "12345678"),
        "Current password contains an invalid character",
        issue(
            "invalid_string", "currentPassword", "Current password contains an invalid character"));
  }

  @ParameterizedTest
  @EnumSource
  void a_password_that_the_use_case_refuses_is_an_issue_too(PasswordPolicy.Flaw flaw) {
    answering(new Result.PasswordRefused(flaw));
    HttpResponse<String> answer = change("old", "12345678", "12345678");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"path\":[\"body\",\"password\"]");
  }

  private void answering(Result result) {
    server.changePassword =
        command -> {
          asked.add(command);
          return result;
        };
  }

  private HttpResponse<String> change(String current, String password, String confirmed) {
    return put(
        "{\"currentPassword\":\"%s\",\"password\":\"%s\",\"passwordConfirm\":\"%s\"}"
            .formatted(current, password, confirmed));
  }

  private HttpResponse<String> put(String json) {
    return server.sendJson("PUT", "/api/users/me/password", json, "Authorization", "Bearer abc");
  }

  private static String issue(String code, String field, String message) {
    return "{\"code\":\"%s\",\"path\":[\"body\",\"%s\"],\"message\":\"%s\"}"
        .formatted(code, field, message);
  }

  private static void assertInvalid(HttpResponse<String> answer, String message, String... issues) {
    assertIssues(answer, message + "\",\"code\":\"validation_failed", issues);
  }

  private static void assertIssues(
      HttpResponse<String> answer, String messageAndCode, String... issues) {
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"fail\",\"message\":\"%s\",\"errors\":[%s]}"
                .formatted(messageAndCode, String.join(",", issues)));
  }
}
