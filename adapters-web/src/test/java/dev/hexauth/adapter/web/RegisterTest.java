package dev.hexauth.adapter.web;

import static dev.hexauth.adapter.web.TestServer.USER;
import static dev.hexauth.adapter.web.TestServer.USER_JSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.RegisterUser;
import dev.hexauth.application.RegisterUser.Result;
import dev.hexauth.domain.user.PasswordPolicy;
import dev.hexauth.domain.user.Photo;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RegisterTest {

  private static final String PATH = "/api/auth/register";

  private final TestServer server = TestServer.fresh();
  private final List<RegisterUser.Command> asked = new ArrayList<>();

  RegisterTest() {
    answering(new Result.Registered(USER, false));
  }

  @Test
  void a_registered_user_is_returned_and_not_logged_in() {
    HttpResponse<String> answer = register(body("", ""));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo(USER_JSON);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void the_use_case_gets_the_fields_as_they_were_sent() {
    register(
        body("email", "\"ADA@Example.com\"").replace("}", ",\"photo\":\"me.png\",\"x\":[{}]}"));

    RegisterUser.Command command = asked.getFirst();
    assertThat(command.name().value()).isEqualTo("Ada");
    assertThat(command.email().value()).isEqualTo("ada@example.com");
    assertThat(command.password().reveal()).isEqualTo("12345678");
    assertThat(command.photo().value()).isEqualTo("me.png");
  }

  @Test
  void without_a_photo_the_default_is_taken() {
    register(body("", ""));

    assertThat(asked.getFirst().photo()).isEqualTo(Photo.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"user", "admin"})
  void a_role_may_be_sent(String role) {
    assertThat(register(body("role", "\"" + role + "\"")).statusCode()).isEqualTo(201);
  }

  @Test
  void a_taken_address_is_a_conflict() {
    answering(new Result.EmailTaken());
    HttpResponse<String> answer = register(body("", ""));

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"fail\",\"message\":\"Email already exist, please use another email"
                + " address\",\"code\":\"email_taken\"}");
  }

  @Test
  void a_password_that_the_use_case_refuses_is_an_issue_too() {
    answering(new Result.PasswordRefused(PasswordPolicy.Flaw.TOO_LONG));

    assertInvalid(
        register(body("", "")),
        issue("too_big", "password", "Password must be less than 32 characters"));
  }

  @Test
  void a_breached_password_is_refused_with_advice() {
    answering(new Result.PasswordRefused(PasswordPolicy.Flaw.BREACHED));
    assertInvalid(
        register(body("", "")),
        issue(
            "custom",
            "password",
            "Password is known from data breaches, please choose another password"));

    answering(new Result.PasswordRefused(PasswordPolicy.Flaw.PERSONAL));
    assertInvalid(
        register(body("", "")),
        issue(
            "custom",
            "password",
            "Password is your name or email address, please choose another password"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"unknown\":1}"})
  void all_absent_fields_are_reported_in_field_order(String json) {
    assertInvalid(
        register(json),
        issue("invalid_type", "name", "Name is required"),
        issue("invalid_type", "email", "Email address is required"),
        issue("invalid_type", "password", "Password is required"),
        issue("invalid_type", "passwordConfirm", "Please confirm your password"));
  }

  @Test
  void the_first_issue_is_the_message_of_exactly_this_envelope() {
    assertThat(register(body("email", "\"\"")).body())
        .isEqualTo(
            """
            {"status":"fail","message":"Invalid email address","code":"validation_failed","errors":[{\
            "code":"invalid_string","path":["body","email"],"message":"Invalid email address"}]}\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null|null",
        "1|number",
        "-1.5e300|number",
        "1e9999|number",
        "true|boolean",
        "false|boolean",
        "[]|array",
        "[[{\"a\":[]}]]|array",
        "{}|object",
        "{\"a\":{\"name\":\"x\"}}|object"
      })
  void a_field_of_another_type_is_reported_with_its_type(String value, String type) {
    for (String field : List.of("name", "email", "password", "passwordConfirm", "role", "photo")) {
      assertInvalid(
          register(body(field, value)),
          issue("invalid_type", field, "Expected string, received " + type));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ada", "ada@", "@example.com", "a@b", "a b@example.com", " a@b.com"})
  void an_invalid_address_is_refused(String email) {
    assertInvalid(
        register(body("email", "\"" + email + "\"")),
        issue("invalid_string", "email", "Invalid email address"));
  }

  @Test
  void a_password_has_at_least_eight_units() {
    assertInvalid(
        register(passwords("1234567", "1234567")),
        issue("too_small", "password", "Password must be more than 8 characters"));
    assertInvalid(
        register(passwords("", "")),
        issue("too_small", "password", "Password must be more than 8 characters"));
    assertThat(register(passwords("12345678", "12345678")).statusCode()).isEqualTo(201);
  }

  @Test
  void a_password_has_at_most_thirty_two_units() {
    String long33 = "x".repeat(33);
    assertInvalid(
        register(passwords(long33, long33)),
        issue("too_big", "password", "Password must be less than 32 characters"));
    assertThat(register(passwords("x".repeat(32), "x".repeat(32))).statusCode()).isEqualTo(201);
  }

  @Test
  void lengths_are_counted_in_utf16_units() {
    String four = "\ud83d\ude00".repeat(4);
    String seventeen = "\ud83d\ude00".repeat(17);

    assertThat(register(passwords(four, four)).statusCode()).isEqualTo(201);
    assertInvalid(
        register(passwords(seventeen, seventeen)),
        issue("too_big", "password", "Password must be less than 32 characters"));
  }

  @Test
  void a_different_confirmation_is_reported_beside_the_length() {
    assertInvalid(
        register(passwords("12345678", "12345679")),
        issue("custom", "passwordConfirm", "Passwords do not match"));
    assertInvalid(
        register(passwords("1234567", "")),
        issue("too_small", "password", "Password must be more than 8 characters"),
        issue("custom", "passwordConfirm", "Passwords do not match"));
    assertInvalid(
        register(passwords("x".repeat(33), "x")),
        issue("too_big", "password", "Password must be less than 32 characters"),
        issue("custom", "passwordConfirm", "Passwords do not match"));
  }

  @Test
  void a_different_confirmation_is_not_reported_until_all_fields_are_strings() {
    String differing = passwords("12345678", "other");

    assertInvalid(
        register(differing.replace("\"Ada\"", "1")),
        issue("invalid_type", "name", "Expected string, received number"));
    assertInvalid(
        register(differing.replace("\"name\":\"Ada\",", "")),
        issue("invalid_type", "name", "Name is required"));
    assertInvalid(
        register(differing.replace("}", ",\"role\":null}")),
        issue("invalid_type", "role", "Expected string, received null"));
    assertInvalid(
        register(differing.replace("ada@example.com", "")),
        issue("invalid_string", "email", "Invalid email address"),
        issue("custom", "passwordConfirm", "Passwords do not match"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "root", "Admin", "user "})
  void a_role_is_user_or_admin(String role) {
    assertInvalid(
        register(body("role", "\"" + role + "\"")),
        issue("invalid_enum_value", "role", "Invalid enum value. Expected 'admin' | 'user'"));
  }

  @Test
  void a_name_is_not_empty_and_not_over_255_units() {
    assertInvalid(register(body("name", "\"\"")), issue("too_small", "name", "Name is required"));
    assertInvalid(
        register(body("name", "\"" + "x".repeat(256) + "\"")),
        issue("too_big", "name", "Name is too long"));
    assertThat(register(body("name", "\"" + "x".repeat(255) + "\"")).statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00x", "\\ude00\\ud83d"})
  void text_that_cannot_be_stored_is_an_issue_of_its_field(String escape) {
    String value = "\"aaaaaaaaaa" + escape + "\"";

    assertInvalid(
        register(body("name", value)),
        issue("invalid_string", "name", "Name contains an invalid character"));
    assertInvalid(
        register(body("photo", value)),
        issue("invalid_string", "photo", "Photo contains an invalid character"));
    assertInvalid(
        register(body("email", "\"a" + escape + "@example.com\"")),
        issue("invalid_string", "email", "Invalid email address"));
    assertInvalid(
        register(body("password", value).replace("\"12345678\"", value)),
        issue("invalid_string", "password", "Password contains an invalid character"));
  }

  @Test
  void a_photo_is_not_over_255_units() {
    assertInvalid(
        register(body("photo", "\"" + "x".repeat(256) + "\"")),
        issue("too_big", "photo", "Photo is too long"));
  }

  @Test
  void nothing_invalid_reaches_the_use_case() {
    register(passwords("12345678", "other"));
    register("{}");

    assertThat(asked).isEmpty();
  }

  private void answering(RegisterUser.Result result) {
    server.registerUser =
        command -> {
          asked.add(command);
          return result;
        };
  }

  private HttpResponse<String> register(String json) {
    return server.post(PATH, json);
  }

  private static String passwords(String password, String confirm) {
    return """
    {"name":"Ada","email":"ada@example.com","password":"%s","passwordConfirm":"%s"}\
    """
        .formatted(password, confirm);
  }

  /**
   * A valid registration, in which {@code field} is {@code json}; of two values the last counts.
   */
  private static String body(String field, String json) {
    String good = passwords("12345678", "12345678");
    return field.isEmpty() ? good : good.replace("}", ",\"" + field + "\":" + json + "}");
  }

  private static String issue(String code, String field, String message) {
    return "{\"code\":\"%s\",\"path\":[\"body\",\"%s\"],\"message\":\"%s\"}"
        .formatted(code, field, message);
  }

  private static void assertInvalid(HttpResponse<String> answer, String... issues) {
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .startsWith("{\"status\":\"fail\",\"message\":\"")
        .endsWith(
            "\",\"code\":\"validation_failed\",\"errors\":[" + String.join(",", issues) + "]}");
  }
}
