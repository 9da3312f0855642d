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
  private final boolean userHeaders;

  MeController(
      GetMe getMe,
      PresentedTokens tokens,
      ClientResolver clients,
      Unauthorized unauthorized,
      WebSettings settings) {
    this.getMe = getMe;
    this.tokens = tokens;
    this.clients = clients;
    this.unauthorized = unauthorized;
    this.userHeaders = settings.userHeaders();
  }

  @GetMapping("/api/users/me")
  Answer me(HttpServletRequest request) {
    return switch (getMe.get(new GetMe.Command(tokens.access(request), clients.of(request)))) {
      case GetMe.Result.Me(var user) -> profile(SuccessBody.Profile.of(user));
      case GetMe.Result.Denied(var reason) -> unauthorized.because(reason, request);
    };
  }

  private Answer profile(SuccessBody.Profile profile) {
    Answer answer = Answer.success(HttpServletResponse.SC_OK, profile);
    SuccessBody.Profile.Account user = profile.data().user();
    return userHeaders
        ? answer.with("X-User-Id", user.id()).with("X-User-Roles", user.role())
        : answer;
  }
}
