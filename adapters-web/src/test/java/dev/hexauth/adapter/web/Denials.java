package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.token.Denial;
import java.net.http.HttpResponse;

/** What the contract says to whom an access token does not let in. */
final class Denials {

  private Denials() {}

  static void assertDenied(HttpResponse<String> answer, Denial reason) {
    String message =
        switch (reason) {
          case NOT_LOGGED_IN -> "You are not logged in";
          case INVALID_TOKEN -> "Invalid token or user doesn't exist";
          case SESSION_ENDED -> "Invalid token or session has expired";
        };
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo("{\"status\":\"fail\",\"message\":\"" + message + "\"}");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }
}
