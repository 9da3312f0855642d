package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Answer;
import dev.hexauth.adapter.web.http.ErrorCode;
import dev.hexauth.domain.token.Denial;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;

/**
 * The answers to callers who are not, or no longer, logged in; front ends compare the messages.
 * Each has a challenge (RFC 9110, 15.5.2), which names an error only if a token was sent (RFC 6750,
 * 3). The body tells what is wrong with the token.
 */
final class Unauthorized {

  private static final String CHALLENGE = "Bearer";
  private static final String BAD_TOKEN = CHALLENGE + " error=\"invalid_token\"";

  private final SessionCookies cookies;

  Unauthorized(SessionCookies cookies) {
    this.cookies = cookies;
  }

  /**
   * The answer to {@code request}. It clears an access cookie that cannot be verified, so that the
   * next answer is "You are not logged in", on which clients refresh. {@code logged_in} stays,
   * because front ends take its absence for a logout.
   */
  Answer because(Denial reason, HttpServletRequest request) {
    Answer answer = because(reason);
    return isUnverifiable(reason) && PresentedTokens.isByCookie(request)
        ? answer.withCookies(List.of(cookies.accessCleared()))
        : answer;
  }

  private static boolean isUnverifiable(Denial reason) {
    return switch (reason) {
      case INVALID_TOKEN, TOKEN_EXPIRED -> true;
      case NOT_LOGGED_IN, SESSION_ENDED -> false;
    };
  }

  /** The answer without any cookies. */
  static Answer because(Denial reason) {
    return switch (reason) {
      // Clients start a refresh on exactly this sentence.
      case NOT_LOGGED_IN -> answer(ErrorCode.NOT_LOGGED_IN, "You are not logged in", CHALLENGE);
      case TOKEN_EXPIRED ->
          answer(ErrorCode.TOKEN_EXPIRED, "Invalid token or user doesn't exist", BAD_TOKEN);
      case INVALID_TOKEN ->
          answer(ErrorCode.TOKEN_INVALID, "Invalid token or user doesn't exist", BAD_TOKEN);
      case SESSION_ENDED ->
          answer(ErrorCode.SESSION_ENDED, "Invalid token or session has expired", BAD_TOKEN);
    };
  }

  /** The answer to a login with the right password whose user must verify the address first. */
  static Answer notVerified() {
    return answer(
        ErrorCode.NOT_VERIFIED,
        "You are not verified, please verify your email to login",
        CHALLENGE);
  }

  private static Answer answer(ErrorCode code, String message, String challenge) {
    return Answer.fail(HttpServletResponse.SC_UNAUTHORIZED, code, message)
        .with("WWW-Authenticate", challenge);
  }
}
