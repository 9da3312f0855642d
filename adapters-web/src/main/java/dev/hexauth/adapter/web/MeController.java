package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Answer;
import dev.hexauth.adapter.web.http.ClientResolver;
import dev.hexauth.application.GetMe;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows the current user. */
@Controller
final class MeController {

  private final GetMe getMe;
  private final PresentedTokens tokens;
  private final ClientResolver clients;
  private final Unauthorized unauthorized;

  MeController(
      GetMe getMe, PresentedTokens tokens, ClientResolver clients, Unauthorized unauthorized) {
    this.getMe = getMe;
    this.tokens = tokens;
    this.clients = clients;
    this.unauthorized = unauthorized;
  }

  @GetMapping("/api/users/me")
  Answer me(HttpServletRequest request) {
    return switch (getMe.get(new GetMe.Command(tokens.access(request), clients.of(request)))) {
      case GetMe.Result.Me(var user) ->
          Answer.success(HttpServletResponse.SC_OK, SuccessBody.Profile.of(user));
      case GetMe.Result.Denied(var reason) -> unauthorized.because(reason, request);
    };
  }
}
