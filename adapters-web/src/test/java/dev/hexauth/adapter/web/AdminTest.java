package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.DisableUser;
import dev.hexauth.application.EndSessionsOfUser;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.UserId;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdminTest {

  private static final UserId USER = TestServer.USER.id();
  private static final List<Token> TOKEN = List.of(new Token("abc"));

  private final TestServer server = TestServer.fresh();
  private final List<Object> asked = new ArrayList<>();

  AdminTest() {
    answering(new DisableUser.Result.Disabled(), new EndSessionsOfUser.Result.Ended());
  }

  @Test
  void a_user_is_disabled_by_id() {
    assertAnswered(disable(USER.toString()), 200, "{\"status\":\"success\"}");
    assertThat(asked).containsExactly(new DisableUser.Command(TOKEN, USER, TestServer.CLIENT));
  }

  @Test
  void all_sessions_of_a_user_are_ended_by_id() {
    assertAnswered(endSessions(USER.toString()), 200, "{\"status\":\"success\"}");
    assertThat(asked)
        .containsExactly(new EndSessionsOfUser.Command(TOKEN, USER, TestServer.CLIENT));
  }

  @Test
  void a_caller_who_is_not_an_admin_is_refused() {
    answering(new DisableUser.Result.NotAllowed(), new EndSessionsOfUser.Result.NotAllowed());
    String body =
        "{\"status\":\"fail\",\"message\":\"You are not allowed to do this\",\"code\":\"forbidden\"}";

    assertAnswered(disable(USER.toString()), 403, body);
    assertAnswered(endSessions(USER.toString()), 403, body);
  }

  @Test
  void an_unknown_user_is_not_found() {
    answering(new DisableUser.Result.NoSuchUser(), new EndSessionsOfUser.Result.NoSuchUser());

    assertUserNotFound(USER.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"me", "1", "019A5F5E-7D5B-7000-8000-0123456789AB", "%C3%A9", "a%2Fb"})
  void a_malformed_id_is_not_found_and_never_reaches_the_use_case(String id) {
    assertUserNotFound(id);
    assertThat(asked).isEmpty();
  }

  private void answering(DisableUser.Result disabling, EndSessionsOfUser.Result ending) {
    server.disableUser =
        command -> {
          asked.add(command);
          return disabling;
        };
    server.endSessionsOfUser =
        command -> {
          asked.add(command);
          return ending;
        };
  }

  private HttpResponse<String> disable(String id) {
    return server.send("POST", "/api/users/" + id + "/disable", "Authorization", "Bearer abc");
  }

  private HttpResponse<String> endSessions(String id) {
    return server.send("DELETE", "/api/users/" + id + "/sessions", "Authorization", "Bearer abc");
  }

  private void assertUserNotFound(String id) {
    String body =
        "{\"status\":\"fail\",\"message\":\"User not found\",\"code\":\"user_not_found\"}";
    assertAnswered(disable(id), 404, body);
    assertAnswered(endSessions(id), 404, body);
  }

  private static void assertAnswered(HttpResponse<String> answer, int status, String body) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }
}
