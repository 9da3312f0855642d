package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Answer;
import dev.hexauth.adapter.web.http.ErrorCode;
import dev.hexauth.domain.token.IssuedTokens;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Delivers new tokens to the client, in cookies or in the body of the answer. */
final class TokenDelivery {

  private final SessionCookies cookies;
  private final BodyDelivery bodyDelivery;

  TokenDelivery(SessionCookies cookies, BodyDelivery bodyDelivery) {
    this.cookies = cookies;
    this.bodyDelivery = bodyDelivery;
  }

  /** The successful answer that carries {@code tokens}. */
  Answer answer(IssuedTokens tokens) {
    return switch (tokens.delivery()) {
      case COOKIE ->
          Answer.success(
                  HttpServletResponse.SC_OK,
                  new SuccessBody.Issued("success", tokens.access().token()))
              .withCookies(cookies.of(tokens));
      case BODY -> Answer.success(HttpServletResponse.SC_OK, SuccessBody.Delivered.of(tokens));
    };
  }

  /**
   * Whether the client of {@code request} may not have tokens in the body; see {@link #refusal}.
   */
  boolean refusesBody(HttpServletRequest request) {
    return bodyDelivery.refuses(request);
  }

  /** The refusal, given before any credential is checked, and so alike for all. */
  static Answer refusal() {
    return Answer.fail(
        HttpServletResponse.SC_BAD_REQUEST,
        ErrorCode.DELIVERY_REFUSED,
        "Tokens are not delivered to this client in the body, please use cookies");
  }
}
