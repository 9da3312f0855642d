package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Answer;
import dev.hexauth.adapter.web.http.ClientResolver;
import dev.hexauth.adapter.web.http.ErrorCode;
import dev.hexauth.adapter.web.http.JsonBody;
import dev.hexauth.application.Login;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.user.RawPassword;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Opens a session. */
@Controller
final class LoginController {

  private final Login login;
  private final LoginForm form;
  private final PresentedTokens tokens;
  private final ClientResolver clients;
  private final TokenDelivery delivery;
  private final DroppedCookieLog droppedCookies;

  LoginController(
      Login login,
      LoginForm form,
      PresentedTokens tokens,
      ClientResolver clients,
      TokenDelivery delivery,
      DroppedCookieLog droppedCookies) {
    this.login = login;
    this.form = form;
    this.tokens = tokens;
    this.clients = clients;
    this.delivery = delivery;
    this.droppedCookies = droppedCookies;
  }

  @PostMapping("/api/auth/login")
  Answer logIn(HttpServletRequest request) {
    return switch (form.check(JsonBody.read(request))) {
      case Validated.Invalid(var issues) -> Answer.invalid(issues);
      case Validated.Valid(var credentials) ->
          credentials.delivery() == Delivery.BODY && delivery.refusesBody(request)
              ? TokenDelivery.refusal()
              : logIn(credentials, request);
    };
  }

  private Answer logIn(LoginForm.Credentials credentials, HttpServletRequest request) {
    RawPassword password = credentials.password();
    var command =
        new Login.Command(
            credentials.email(),
            password,
            credentials.delivery(),
            tokens.inCookies(request),
            clients.of(request));
    return switch (login.logIn(command)) {
      case Login.Result.LoggedIn(var issued) -> {
        if (issued.delivery() == Delivery.COOKIE) {
          droppedCookies.check(request);
        }
        yield delivery.answer(issued);
      }
      case Login.Result.Rejected() -> rejected(password);
      case Login.Result.NotVerified() -> Unauthorized.notVerified();
      case Login.Result.Throttled(var retryAfter) -> Answer.throttled(retryAfter);
    };
  }

  private Answer rejected(RawPassword password) {
    return form.issueOf(password)
        .map(Answer::wrongPassword)
        .orElseGet(() ->
            Answer.fail(
                HttpServletResponse.SC_BAD_REQUEST,
                ErrorCode.INVALID_CREDENTIALS,
                LoginForm.REJECTED));
  }
}
