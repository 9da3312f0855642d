package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.ChangePassword;
import dev.hexauth.application.ChangeRole;
import dev.hexauth.application.DeleteAccount;
import dev.hexauth.application.DeleteUser;
import dev.hexauth.application.DisableUser;
import dev.hexauth.application.EnableUser;
import dev.hexauth.application.EndOtherSessions;
import dev.hexauth.application.EndSession;
import dev.hexauth.application.EndSessionsOfUser;
import dev.hexauth.application.ExportAccount;
import dev.hexauth.application.FindUsers;
import dev.hexauth.application.GetMe;
import dev.hexauth.application.ListServiceKeys;
import dev.hexauth.application.ListSessions;
import dev.hexauth.application.ResendVerificationOfUser;
import dev.hexauth.application.RevokeServiceKey;
import dev.hexauth.application.ShowUser;
import dev.hexauth.application.StartPasswordReset;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Refusal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every route for users gives the same answer if the access token is not accepted. */
final class DeniedTest {

  private static final String ADA = "/api/users/" + TestServer.USER.id();
  private static final String ADMIN_ADA = ADA.replace("/api/users/", "/api/admin/users/");

  private final TestServer server = TestServer.fresh();

  @ParameterizedTest
  @EnumSource
  void a_denied_bearer_token_gets_one_answer_on_every_route(Denial reason) {
    deny(reason);

    assertThat(answers("Authorization", "Bearer abc"))
        .allSatisfy(answer -> {
          assertDenied(answer, reason);
          assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        });
  }

  @ParameterizedTest
  @EnumSource
  void a_denied_cookie_is_cleared_if_it_cannot_be_verified(Denial reason) {
    deny(reason);
    List<String> cleared =
        switch (reason) {
          case TOKEN_EXPIRED, INVALID_TOKEN ->
              List.of(
                  "access_token=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT;"
                      + " Path=/; SameSite=Lax; Secure; HttpOnly");
          case NOT_LOGGED_IN, SESSION_ENDED -> List.of();
        };

    assertThat(answers("Cookie", "access_token=abc"))
        .allSatisfy(answer -> {
          assertDenied(answer, reason);
          assertThat(answer.headers().allValues("Set-Cookie")).isEqualTo(cleared);
        });
  }

  private void deny(Denial reason) {
    server.getMe = _ -> new GetMe.Result.Denied(reason);
    server.listSessions = _ -> new ListSessions.Result.Denied(reason);
    server.endSession = _ -> new EndSession.Result.Denied(reason);
    server.endOtherSessions = _ -> new EndOtherSessions.Result.Denied(reason);
    server.changePassword = _ -> new ChangePassword.Result.Denied(reason);
    server.deleteAccount = _ -> new DeleteAccount.Result.Denied(reason);
    Refusal denied = new Refusal.Denied(reason);
    server.disableUser = _ -> new DisableUser.Result.Refused(denied);
    server.enableUser = _ -> new EnableUser.Result.Refused(denied);
    server.changeRole = _ -> new ChangeRole.Result.Refused(denied);
    server.endSessionsOfUser = _ -> new EndSessionsOfUser.Result.Refused(denied);
    server.deleteUser = _ -> new DeleteUser.Result.Refused(denied);
    server.resendVerificationOfUser = _ -> new ResendVerificationOfUser.Result.Refused(denied);
    server.startPasswordReset = _ -> new StartPasswordReset.Result.Refused(denied);
    server.findUsers = _ -> new FindUsers.Result.Denied(reason);
    server.showUser = _ -> new ShowUser.Result.Denied(reason);
    server.exportAccount = _ -> new ExportAccount.Result.Denied(reason);
    server.listServiceKeys = _ -> new ListServiceKeys.Result.Denied(reason);
    server.revokeServiceKey = _ -> new RevokeServiceKey.Result.Refused(denied);
  }

  private Stream<HttpResponse<String>> answers(String... headers) {
    String passwords =
        """
        {"currentPassword":"old","password":"12345678","passwordConfirm":"12345678"}\
        """;
    return Stream.of(
        server.send("GET", "/api/users/me", headers),
        server.send("GET", "/api/users/me/export", headers),
        server.send("GET", "/api/auth/sessions", headers),
        server.send("DELETE", "/api/auth/sessions/AAAAAAAAAAAAAAAAAAAAAA", headers),
        server.send("DELETE", "/api/auth/sessions", headers),
        server.send("GET", "/api/admin/users", headers),
        server.send("GET", "/api/admin/users/019a5f5e-7d5b-7000-8000-0123456789ab", headers),
        server.send("GET", "/api/admin/service-keys", headers),
        server.send(
            "DELETE", "/api/admin/service-keys/019a5f5e-7d5b-7000-8000-0123456789ab", headers),
        server.sendJson("PUT", "/api/users/me/password", passwords, headers),
        server.sendJson("DELETE", "/api/users/me", "{\"password\":\"secret\"}", headers),
        server.send("POST", ADA + "/disable", headers),
        server.send("DELETE", ADA + "/sessions", headers),
        server.send("POST", ADMIN_ADA + "/disable", headers),
        server.send("POST", ADMIN_ADA + "/enable", headers),
        server.sendJson("PUT", ADMIN_ADA + "/role", "{\"role\":\"user\"}", headers),
        server.send("DELETE", ADMIN_ADA + "/sessions", headers),
        server.send("DELETE", ADMIN_ADA, headers),
        server.send("POST", ADMIN_ADA + "/verification", headers),
        server.send("POST", ADMIN_ADA + "/password-reset", headers));
  }

  private static void assertDenied(HttpResponse<String> answer, Denial reason) {
    String messageAndCode =
        switch (reason) {
          case NOT_LOGGED_IN -> "You are not logged in\",\"code\":\"not_logged_in";
          case TOKEN_EXPIRED -> "Invalid token or user doesn't exist\",\"code\":\"token_expired";
          case INVALID_TOKEN -> "Invalid token or user doesn't exist\",\"code\":\"token_invalid";
          case SESSION_ENDED -> "Invalid token or session has expired\",\"code\":\"session_ended";
        };
    String challenge = reason == Denial.NOT_LOGGED_IN ? "Bearer" : "Bearer error=\"invalid_token\"";
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"fail\",\"message\":\"" + messageAndCode + "\"}");
    assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly(challenge);
  }
}
