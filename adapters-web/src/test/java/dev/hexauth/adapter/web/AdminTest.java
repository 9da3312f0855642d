package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.ChangeRole;
import dev.hexauth.application.DeleteUser;
import dev.hexauth.application.DisableUser;
import dev.hexauth.application.EnableUser;
import dev.hexauth.application.EndSessionsOfUser;
import dev.hexauth.application.ResendVerificationOfUser;
import dev.hexauth.application.StartPasswordReset;
import dev.hexauth.domain.token.Refusal;
import dev.hexauth.domain.token.Requester;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.Reason;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.UserId;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AdminTest {

  private static final UserId USER = TestServer.USER.id();
  private static final Requester.Admin ADMIN =
      new Requester.Admin(List.of(new Token("abc")), TestServer.CLIENT);
  private static final Optional<Reason> WHY = Optional.of(new Reason("ticket 17"));

  /** Every route of a change, with its command. */
  @SuppressWarnings("ImmutableEnumChecker") // commands are records
  enum Step {
    DISABLE("POST", "/disable", new DisableUser.Command(ADMIN, USER, WHY)),
    ENABLE("POST", "/enable", new EnableUser.Command(ADMIN, USER, WHY)),
    ROLE("PUT", "/role", new ChangeRole.Command(ADMIN, USER, Role.ADMIN, WHY)),
    END_SESSIONS("DELETE", "/sessions", new EndSessionsOfUser.Command(ADMIN, USER, WHY)),
    DELETE("DELETE", "", new DeleteUser.Command(ADMIN, USER, WHY)),
    VERIFICATION("POST", "/verification", new ResendVerificationOfUser.Command(ADMIN, USER, WHY)),
    RESET("POST", "/password-reset", new StartPasswordReset.Command(ADMIN, USER, WHY));

    private final String method;
    private final String path;
    private final Object command;

    Step(String method, String path, Object command) {
      this.method = method;
      this.path = path;
      this.command = command;
    }
  }

  private final TestServer server = TestServer.fresh();
  private final List<Object> asked = new ArrayList<>();

  AdminTest() {
    server.disableUser = command -> asked(command, new DisableUser.Result.Disabled());
    server.enableUser = command -> asked(command, new EnableUser.Result.Enabled());
    server.changeRole = command -> asked(command, new ChangeRole.Result.Changed());
    server.endSessionsOfUser = command -> asked(command, new EndSessionsOfUser.Result.Ended());
    server.deleteUser = command -> asked(command, new DeleteUser.Result.Deleted());
    server.resendVerificationOfUser =
        command -> asked(command, new ResendVerificationOfUser.Result.Sent());
    server.startPasswordReset = command -> asked(command, new StartPasswordReset.Result.Started());
  }

  private <R> R asked(Object command, R result) {
    asked.add(command);
    return result;
  }

  @ParameterizedTest
  @EnumSource
  void the_use_case_gets_the_admin_the_user_and_the_reason(Step step) {
    assertAnswered(send(step, USER.toString()), 200, "{\"status\":\"success\"}");
    assertThat(asked).containsExactly(step.command);
  }

  @Test
  void two_routes_have_an_older_spelling() {
    String user = "/api/users/" + USER;
    server.send("POST", user + "/disable", "Authorization", "Bearer abc");
    server.send("DELETE", user + "/sessions", "Authorization", "Bearer abc");
    assertThat(asked)
        .containsExactly(
            new DisableUser.Command(ADMIN, USER, Optional.empty()),
            new EndSessionsOfUser.Command(ADMIN, USER, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"other\":1}"})
  void a_reason_may_be_absent(String body) {
    assertAnswered(sendJson(Step.ENABLE, USER.toString(), body), 200, "{\"status\":\"success\"}");
    assertThat(asked).containsExactly(new EnableUser.Command(ADMIN, USER, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"|Reason must have 1 to 200 characters on one line",
        "\" \"|Reason must have 1 to 200 characters on one line",
        "\"a\\nb\"|Reason must have 1 to 200 characters on one line",
        "\"\\u0000\"|Reason must have 1 to 200 characters on one line",
        "\"\\u202E\"|Reason must have 1 to 200 characters on one line",
        "null|Expected string, received null",
        "[]|Expected string, received array",
        "17|Expected string, received number"
      })
  void a_bad_reason_is_a_validation_error_of_every_step(String reasonAndMessage) {
    String[] parts = reasonAndMessage.split("\\|", -1);
    for (Step step : Step.values()) {
      var answer =
          sendJson(step, USER.toString(), "{\"role\":\"user\",\"reason\":" + parts[0] + "}");
      assertThat(answer.statusCode()).as("%s", step).isEqualTo(400);
      assertThat(answer.body())
          .contains("\"code\":\"validation_failed\"", "[\"body\",\"reason\"]", parts[1]);
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void a_reason_has_at_most_200_characters() {
    String longest = "r".repeat(200);
    sendJson(Step.ENABLE, USER.toString(), "{\"reason\":\"" + longest + "\"}");
    assertThat(asked)
        .containsExactly(new EnableUser.Command(ADMIN, USER, Optional.of(new Reason(longest))));
    assertThat(sendJson(Step.ENABLE, USER.toString(), "{\"reason\":\"r" + longest + "\"}").body())
        .contains("Reason must have 1 to 200 characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}|Role is required",
        "{\"role\":\"root\"}|Invalid enum value. Expected 'admin' | 'user'",
        "{\"role\":\"ADMIN\"}|Invalid enum value. Expected 'admin' | 'user'",
        "{\"role\":true}|Expected string, received boolean"
      })
  void a_role_is_required_and_one_of_two(String bodyAndMessage) {
    String[] parts = bodyAndMessage.split("\\|", 2);
    HttpResponse<String> answer = sendJson(Step.ROLE, USER.toString(), parts[0]);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("[\"body\",\"role\"]", parts[1]);
    assertThat(asked).isEmpty();
  }

  @Test
  void a_caller_who_may_not_is_refused() {
    refuse(new Refusal.NotAllowed());
    assertAll(403, "You are not allowed to do this", "forbidden");
    refuse(new Refusal.LoginTooOld());
    assertAll(403, "Log in again to do this", "reauthentication_required");
  }

  private void refuse(Refusal why) {
    server.disableUser = _ -> new DisableUser.Result.Refused(why);
    server.enableUser = _ -> new EnableUser.Result.Refused(why);
    server.changeRole = _ -> new ChangeRole.Result.Refused(why);
    server.endSessionsOfUser = _ -> new EndSessionsOfUser.Result.Refused(why);
    server.deleteUser = _ -> new DeleteUser.Result.Refused(why);
    server.resendVerificationOfUser = _ -> new ResendVerificationOfUser.Result.Refused(why);
    server.startPasswordReset = _ -> new StartPasswordReset.Result.Refused(why);
  }

  @Test
  void an_unknown_user_is_not_found() {
    server.disableUser = _ -> new DisableUser.Result.NoSuchUser();
    server.enableUser = _ -> new EnableUser.Result.NoSuchUser();
    server.changeRole = _ -> new ChangeRole.Result.NoSuchUser();
    server.endSessionsOfUser = _ -> new EndSessionsOfUser.Result.NoSuchUser();
    server.deleteUser = _ -> new DeleteUser.Result.NoSuchUser();
    server.resendVerificationOfUser = _ -> new ResendVerificationOfUser.Result.NoSuchUser();
    server.startPasswordReset = _ -> new StartPasswordReset.Result.NoSuchUser();
    assertAll(404, "User not found", "user_not_found");
  }

  @Test
  void no_admin_ends_their_own_account() {
    server.disableUser = _ -> new DisableUser.Result.OwnAccount();
    server.changeRole = _ -> new ChangeRole.Result.OwnAccount();
    server.deleteUser = _ -> new DeleteUser.Result.OwnAccount();
    for (Step step : List.of(Step.DISABLE, Step.ROLE, Step.DELETE)) {
      assertFailed(
          step,
          409,
          "This is your own account, please ask another admin to do this",
          "own_account");
    }
  }

  @Test
  void the_last_admin_stays() {
    server.disableUser = _ -> new DisableUser.Result.LastAdmin();
    server.changeRole = _ -> new ChangeRole.Result.LastAdmin();
    server.deleteUser = _ -> new DeleteUser.Result.LastAdmin();
    for (Step step : List.of(Step.DISABLE, Step.ROLE, Step.DELETE)) {
      assertFailed(
          step,
          409,
          "This is the last admin, please make another user an admin first",
          "last_admin");
    }
  }

  @Test
  void a_verified_address_needs_no_code() {
    server.resendVerificationOfUser = _ -> new ResendVerificationOfUser.Result.AlreadyVerified();
    assertFailed(
        Step.VERIFICATION, 409, "The email address is already verified", "already_verified");
  }

  @ParameterizedTest
  @ValueSource(strings = {"me", "1", "019A5F5E-7D5B-7000-8000-0123456789AB", "%C3%A9", "a%2Fb"})
  void a_malformed_id_is_not_found_and_never_reaches_the_use_case(String id) {
    for (Step step : Step.values()) {
      assertAnswered(send(step, id), 404, failure("User not found", "user_not_found"));
    }
    assertThat(asked).isEmpty();
  }

  private HttpResponse<String> send(Step step, String id) {
    return sendJson(step, id, "{\"role\":\"admin\",\"reason\":\"ticket 17\"}");
  }

  private HttpResponse<String> sendJson(Step step, String id, String body) {
    return server.sendJson(
        step.method, "/api/admin/users/" + id + step.path, body, "Authorization", "Bearer abc");
  }

  private void assertAll(int status, String message, String code) {
    for (Step step : Step.values()) {
      assertFailed(step, status, message, code);
    }
  }

  private void assertFailed(Step step, int status, String message, String code) {
    assertAnswered(send(step, USER.toString()), status, failure(message, code));
  }

  private static String failure(String message, String code) {
    return "{\"status\":\"fail\",\"message\":\"" + message + "\",\"code\":\"" + code + "\"}";
  }

  private static void assertAnswered(HttpResponse<String> answer, int status, String body) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }
}
