package dev.hexauth.adapter.web;

import dev.hexauth.application.Logout;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Ends a session; the cookies are cleared when it did, and else left alone. */
@Controller
final class LogoutController {

  private final Logout logout;
  private final PresentedTokens tokens;
  private final Clients clients;
  private final SessionCookies cookies;

  LogoutController(Logout logout, PresentedTokens tokens, Clients clients, SessionCookies cookies) {
    this.logout = logout;
    this.tokens = tokens;
    this.clients = clients;
    this.cookies = cookies;
  }

  @RequestMapping(
      path = "/api/auth/logout",
      method = {RequestMethod.GET, RequestMethod.POST})
  @ChangesState
  Answer logOut(HttpServletRequest request) {
    var command =
        new Logout.Command(tokens.access(request), tokens.refresh(request), clients.of(request));
    return switch (logout.handle(command)) {
      case Logout.Result.LoggedOut() -> Answer.done().withCookies(cookies.cleared());
      case Logout.Result.Denied(var reason) -> Unauthorized.because(reason);
    };
  }
}
