package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Answer;
import dev.hexauth.adapter.web.http.ChangesState;
import dev.hexauth.adapter.web.http.Clients;
import dev.hexauth.adapter.web.http.ErrorCode;
import dev.hexauth.adapter.web.http.Field;
import dev.hexauth.adapter.web.http.JsonBody;
import dev.hexauth.application.RefreshToken;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.Token;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * Exchanges a refresh token for new tokens. It comes in a cookie, or in the body of a POST: a
 * member {@code refresh_token} decides, whatever its value and whichever cookies stand beside it. A
 * refusal gives no reason and clears no cookie: another tab may just have won.
 */
@Controller
final class RefreshController {

  private static final String REFUSED = "Could not refresh access token";

  private final RefreshToken refreshToken;
  private final PresentedTokens tokens;
  private final Clients clients;
  private final TokenDelivery delivery;

  RefreshController(
      RefreshToken refreshToken, PresentedTokens tokens, Clients clients, TokenDelivery delivery) {
    this.refreshToken = refreshToken;
    this.tokens = tokens;
    this.clients = clients;
    this.delivery = delivery;
  }

  @RequestMapping(
      path = "/api/auth/refresh",
      method = {RequestMethod.GET, RequestMethod.POST})
  @ChangesState(refusal = REFUSED)
  Answer refresh(HttpServletRequest request) {
    return switch (tokenInBody(request)) {
      case Field.Absent() -> refresh(tokens.refresh(request), request);
      case Field.Text _, Field.Other _ when delivery.refusesBody(request) ->
          TokenDelivery.refusal();
      case Field.Text text ->
          refresh(List.of(Token.presentedIn(Delivery.BODY, text.characters())), request);
      case Field.Other _ -> refused();
    };
  }

  private static Field tokenInBody(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        ? JsonBody.read(request).field("refresh_token")
        : new Field.Absent();
  }

  private Answer refresh(List<Token> candidates, HttpServletRequest request) {
    if (candidates.isEmpty()) {
      return refused();
    }
    var command = new RefreshToken.Command(candidates, clients.of(request));
    return switch (refreshToken.refresh(command)) {
      case RefreshToken.Result.Refreshed(var issued) -> delivery.answer(issued);
      case RefreshToken.Result.Rejected() -> refused();
      case RefreshToken.Result.Throttled(var retryAfter) -> Answer.throttled(retryAfter);
    };
  }

  private static Answer refused() {
    return Answer.fail(HttpServletResponse.SC_FORBIDDEN, ErrorCode.REFRESH_REFUSED, REFUSED);
  }
}
