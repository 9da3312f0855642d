package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Answer;
import dev.hexauth.adapter.web.http.ChangesState;
import dev.hexauth.adapter.web.http.ClientResolver;
import dev.hexauth.adapter.web.http.ErrorCode;
import dev.hexauth.adapter.web.http.JsonBody;
import dev.hexauth.adapter.web.http.JsonField;
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
 * Exchanges a refresh token for new tokens. The token is in the body of a POST if that has a member
 * {@code refresh_token}, whatever its value; else in the cookie. A refusal gives no reason and
 * clears no cookie, because another tab may just have refreshed.
 */
@Controller
final class RefreshController {

  private static final String REFUSED = "Could not refresh access token";

  private final RefreshToken refreshToken;
  private final PresentedTokens tokens;
  private final ClientResolver clients;
  private final TokenDelivery delivery;

  RefreshController(
      RefreshToken refreshToken,
      PresentedTokens tokens,
      ClientResolver clients,
      TokenDelivery delivery) {
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
      case JsonField.Absent() -> refresh(tokens.refresh(request), request);
      case JsonField.Text _, JsonField.Other _ when delivery.refusesBody(request) ->
          TokenDelivery.refusal();
      case JsonField.Text text ->
          refresh(List.of(Token.presentedIn(Delivery.BODY, text.characters())), request);
      case JsonField.Other _ -> refused();
    };
  }

  private static JsonField tokenInBody(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        ? JsonBody.read(request).field("refresh_token")
        : new JsonField.Absent();
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
