package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.ChangeEmail;
import dev.hexauth.application.ChangeEmail.Result;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChangeEmailTest {

  private final TestServer server = TestServer.fresh();
  private final List<ChangeEmail.Command> asked = new ArrayList<>();

  ChangeEmailTest() {
    answering(new Result.Accepted());
  }

  private void answering(Result result) {
    server.changeEmail =
        command -> {
          asked.add(command);
          return result;
        };
  }

  @Test
  void the_answer_does_not_tell_whether_the_address_is_free() {
    HttpResponse<String> answer = put("{\"email\":\"New@Example.com\",\"password\":\"old\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"success\",\"message\":\"You will receive a verification email if that"
                + " email is free\"}");
    ChangeEmail.Command command = asked.getFirst();
    assertThat(command.accessTokens()).containsExactly(new Token("abc"));
    assertThat(command.email().value()).isEqualTo("new@example.com");
    assertThat(command.password().reveal()).isEqualTo("old");
    assertThat(command.language()).isEmpty();
    assertThat(command.client()).isEqualTo(TestServer.CLIENT);
  }

  @Test
  void fields_are_reported_in_field_order() {
    HttpResponse<String> answer = put("{}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"status":"fail","message":"Email address is required","code":"validation_failed",\
            "errors":[{"code":"invalid_type","path":["body","email"],\
            "message":"Email address is required"},\
            {"code":"invalid_type","path":["body","password"],"message":"Password is required"}]}\
            """);
    assertThat(asked).isEmpty();
  }

  @Test
  void an_address_that_no_mail_reaches_is_an_issue() {
    String undeliverable = "x".repeat(65) + "@example.com";

    assertThat(put("{\"email\":\"" + undeliverable + "\",\"password\":\"old\"}").body())
        .contains("\"message\":\"Invalid email address\",\"code\":\"validation_failed\"");
    assertThat(asked).isEmpty();
  }

  @Test
  void a_wrong_password_is_an_issue_of_its_field() {
    answering(new Result.WrongPassword());

    HttpResponse<String> answer = put("{\"email\":\"a@b.example\",\"password\":\"old\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"status":"fail","message":"Password is wrong","code":"invalid_credentials",\
            "errors":[{"code":"custom","path":["body","password"],"message":"Password is wrong"}]}\
            """);
  }

  @Test
  void other_outcomes_are_answered_as_elsewhere() {
    String body = "{\"email\":\"a@b.example\",\"password\":\"old\"}";
    answering(new Result.Throttled(Duration.ofSeconds(7)));
    assertThat(put(body).headers().firstValue("Retry-After")).contains("7");
    answering(new Result.Denied(Denial.NOT_LOGGED_IN));
    assertThat(put(body).statusCode()).isEqualTo(401);
    assertThat(put(body).body()).contains("You are not logged in");
  }

  private HttpResponse<String> put(String json) {
    return server.sendJson("PUT", "/api/users/me/email", json, "Authorization", "Bearer abc");
  }
}
