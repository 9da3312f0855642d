package dev.hexauth.adapter.web;

import dev.hexauth.application.RefreshToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * Exchanges the refresh cookie for new tokens. A refusal says no reason and clears no cookie:
 * another tab may just have won.
 */
@Controller
final class RefreshController {

  private static final String REFUSED = "Could not refresh access token";

  private final RefreshToken refreshToken;
  private final PresentedTokens tokens;
  private final Clients clients;
  private final SessionCookies cookies;

  RefreshController(
      RefreshToken refreshToken, PresentedTokens tokens, Clients clients, SessionCookies cookies) {
    this.refreshToken = refreshToken;
    this.tokens = tokens;
    this.clients = clients;
    this.cookies = cookies;
  }

  @RequestMapping(
      path = "/api/auth/refresh",
      method = {RequestMethod.GET, RequestMethod.POST})
  @ChangesState(refusal = REFUSED)
  Answer refresh(HttpServletRequest request) {
    return tokens
        .refresh(request)
        .map(token -> refresh(new RefreshToken.Command(token, clients.of(request))))
        .orElseGet(RefreshController::refused);
  }

  private Answer refresh(RefreshToken.Command command) {
    return switch (refreshToken.handle(command)) {
      case RefreshToken.Result.Refreshed(var issued) ->
          Answer.success(
                  HttpServletResponse.SC_OK, new Body.Issued("success", issued.access().token()))
              .withCookies(cookies.of(issued));
      case RefreshToken.Result.Rejected() -> refused();
      case RefreshToken.Result.Throttled(var retryAfter) -> Answer.throttled(retryAfter);
    };
  }

  private static Answer refused() {
    return Answer.fail(HttpServletResponse.SC_FORBIDDEN, ErrorCode.REFRESH_REFUSED, REFUSED);
  }
}
