package dev.hexauth.adapter.web;

import dev.hexauth.application.RefreshToken;
import dev.hexauth.domain.token.Token;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Exchanges the refresh cookie for new tokens. A refusal says no reason and clears no cookie:
 * another tab may just have won.
 */
@Controller
final class RefreshController {

  private final RefreshToken refreshToken;
  private final CrossSite crossSite;
  private final SessionCookies cookies;

  RefreshController(RefreshToken refreshToken, CrossSite crossSite, SessionCookies cookies) {
    this.refreshToken = refreshToken;
    this.crossSite = crossSite;
    this.cookies = cookies;
  }

  @GetMapping("/api/auth/refresh")
  Answer get(HttpServletRequest request) {
    return refresh(request);
  }

  @PostMapping("/api/auth/refresh")
  Answer post(HttpServletRequest request) {
    return refresh(request);
  }

  private Answer refresh(HttpServletRequest request) {
    if (crossSite.refuses(request)) {
      return refused();
    }
    return PresentedTokens.refresh(request)
        .map(this::refresh)
        .orElseGet(RefreshController::refused);
  }

  private Answer refresh(Token presented) {
    return switch (refreshToken.handle(new RefreshToken.Command(presented))) {
      case RefreshToken.Result.Refreshed(var accessToken, var newRefreshToken) ->
          Answer.success(HttpServletResponse.SC_OK, new Body.Issued("success", accessToken))
              .withCookies(cookies.of(accessToken, newRefreshToken));
      case RefreshToken.Result.Rejected() -> refused();
    };
  }

  private static Answer refused() {
    return Answer.fail(HttpServletResponse.SC_FORBIDDEN, "Could not refresh access token");
  }
}
