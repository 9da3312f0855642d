package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Answer;
import dev.hexauth.adapter.web.http.ChangesState;
import dev.hexauth.adapter.web.http.ClientResolver;
import dev.hexauth.application.Logout;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Ends every session of which the request has a valid token; always clears the cookies. */
@Controller
final class LogoutController {

  private final Logout logout;
  private final PresentedTokens tokens;
  private final ClientResolver clients;
  private final SessionCookies cookies;

  LogoutController(
      Logout logout, PresentedTokens tokens, ClientResolver clients, SessionCookies cookies) {
    this.logout = logout;
    this.tokens = tokens;
    this.clients = clients;
    this.cookies = cookies;
  }

  @RequestMapping(
      path = "/api/auth/logout",
      method = {RequestMethod.GET, RequestMethod.POST})
  @ChangesState
  Answer logOut(HttpServletRequest request, HttpServletResponse response) {
    // Set before anything can fail: whatever the status, this browser is logged out.
    cookies.cleared().forEach(cookie -> response.addHeader("Set-Cookie", cookie));
    var command = new Logout.Command(tokens.all(request), clients.of(request));
    return switch (logout.logOut(command)) {
      case Logout.Result.LoggedOut() -> Answer.done();
      case Logout.Result.Denied(var reason) -> Unauthorized.because(reason);
    };
  }
}
