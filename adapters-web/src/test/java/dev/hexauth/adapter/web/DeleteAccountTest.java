package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.DeleteAccount;
import dev.hexauth.application.DeleteAccount.Result;
import dev.hexauth.domain.token.Token;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeleteAccountTest {

  private static final String BODY = "{\"password\":\"secret\"}";

  private final TestServer server = TestServer.fresh();
  private final List<DeleteAccount.Command> asked = new ArrayList<>();

  DeleteAccountTest() {
    answering(new Result.Deleted());
  }

  @Test
  void a_deleted_account_is_a_success_that_clears_all_cookies() {
    HttpResponse<String> answer = delete(BODY);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"success\"}");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .hasSize(3)
        .allMatch(cookie -> cookie.contains("=; Max-Age=0; "));
    assertThat(asked.getFirst().accessTokens()).containsExactly(new Token("abc"));
    assertThat(asked.getFirst().password().reveal()).isEqualTo("secret");
  }

  @Test
  void a_wrong_password_is_an_issue_and_clears_no_cookie() {
    answering(new Result.WrongPassword());
    HttpResponse<String> answer = delete(BODY);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"status":"fail","message":"Password is wrong","code":"invalid_credentials","errors":[{"code":"custom",\
            "path":["body","password"],"message":"Password is wrong"}]}\
            """);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void the_last_admin_stays_and_no_cookie_is_cleared() {
    answering(new Result.LastAdmin());
    HttpResponse<String> answer = delete(BODY);
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("\"code\":\"last_admin\"");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|Password is required",
        "''|Password is required",
        "{\"password\":true}|Expected string, received boolean",
        "{\"password\":\"\\u0000\"}|Password contains an invalid character"
      })
  void without_a_password_the_use_case_is_not_called(String body, String message) {
    HttpResponse<String> answer = delete(body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .startsWith(
            "{\"status\":\"fail\",\"message\":\""
                + message
                + "\",\"code\":\"validation_failed\",\"errors\":[{");
    assertThat(asked).isEmpty();
  }

  private void answering(Result result) {
    server.deleteAccount =
        command -> {
          asked.add(command);
          return result;
        };
  }

  private HttpResponse<String> delete(String json) {
    return server.sendJson("DELETE", "/api/users/me", json, "Cookie", "access_token=abc");
  }
}
