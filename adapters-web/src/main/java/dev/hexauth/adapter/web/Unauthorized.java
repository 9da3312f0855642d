package dev.hexauth.adapter.web;

import jakarta.servlet.http.HttpServletResponse;

/** The answers to who is not logged in, or not any more; front ends compare the sentences. */
final class Unauthorized {

  private Unauthorized() {}

  /** Clients start a refresh on exactly this sentence. */
  static Answer notLoggedIn() {
    return answer("You are not logged in");
  }

  static Answer invalidToken() {
    return answer("Invalid token or user doesn't exist");
  }

  static Answer sessionEnded() {
    return answer("Invalid token or session has expired");
  }

  private static Answer answer(String message) {
    return Answer.fail(HttpServletResponse.SC_UNAUTHORIZED, message);
  }
}
