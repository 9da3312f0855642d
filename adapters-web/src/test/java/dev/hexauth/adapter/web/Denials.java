package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.token.Denial;
import java.net.http.HttpResponse;

/** The contract's answers to callers whose access token is not accepted. */
final class Denials {

  private Denials() {}

  static void assertDenied(HttpResponse<String> answer, Denial reason) {
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
    boolean cleared =
        (reason == Denial.INVALID_TOKEN || reason == Denial.TOKEN_EXPIRED)
            && answer.request().headers().firstValue("Authorization").isEmpty();
    assertThat(answer.headers().allValues("Set-Cookie"))
        .hasSize(cleared ? 1 : 0)
        .allMatch(cookie -> cookie.startsWith("access_token=; Max-Age=0; "));
  }
}
