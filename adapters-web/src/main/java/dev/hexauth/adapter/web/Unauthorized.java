package dev.hexauth.adapter.web;

import dev.hexauth.domain.token.Denial;
import jakarta.servlet.http.HttpServletResponse;

/** The answers to who is not logged in, or not any more; front ends compare the sentences. */
final class Unauthorized {

  private Unauthorized() {}

  static Answer because(Denial reason) {
    return Answer.fail(
        HttpServletResponse.SC_UNAUTHORIZED,
        switch (reason) {
          // Clients start a refresh on exactly this sentence.
          case NOT_LOGGED_IN -> "You are not logged in";
          case INVALID_TOKEN -> "Invalid token or user doesn't exist";
          case SESSION_ENDED -> "Invalid token or session has expired";
        });
  }
}
