package dev.hexauth.adapter.web;

import dev.hexauth.application.Logout;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Ends a session; the cookies are cleared when it did, and else left alone. */
@Controller
final class LogoutController {

  private final Logout logout;
  private final CrossSite crossSite;
  private final SessionCookies cookies;

  LogoutController(Logout logout, CrossSite crossSite, SessionCookies cookies) {
    this.logout = logout;
    this.crossSite = crossSite;
    this.cookies = cookies;
  }

  @GetMapping("/api/auth/logout")
  Answer get(HttpServletRequest request) {
    return logOut(request);
  }

  @PostMapping("/api/auth/logout")
  Answer post(HttpServletRequest request) {
    return logOut(request);
  }

  private Answer logOut(HttpServletRequest request) {
    if (crossSite.refuses(request)) {
      return Answer.fail(
          HttpServletResponse.SC_FORBIDDEN, "Cross-site requests may not log you out");
    }
    Logout.Command command =
        new Logout.Command(PresentedTokens.access(request), PresentedTokens.refresh(request));
    return switch (logout.handle(command)) {
      case Logout.Result.LoggedOut() ->
          Answer.success(HttpServletResponse.SC_OK, new Body.Done("success"))
              .withCookies(cookies.cleared());
      case Logout.Result.NotLoggedIn() -> Unauthorized.notLoggedIn();
      case Logout.Result.InvalidToken() -> Unauthorized.invalidToken();
      case Logout.Result.SessionEnded() -> Unauthorized.sessionEnded();
    };
  }
}
