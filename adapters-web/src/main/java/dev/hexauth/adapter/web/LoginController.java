package dev.hexauth.adapter.web;

import dev.hexauth.application.Login;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.user.RawPassword;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Opens a session. */
@Controller
final class LoginController {

  static final String REJECTED = "Invalid email or password";

  private final Login login;
  private final LoginForm form;
  private final TokenDelivery delivery;
  private final Clients clients;

  LoginController(Login login, LoginForm form, TokenDelivery delivery, Clients clients) {
    this.login = login;
    this.form = form;
    this.delivery = delivery;
    this.clients = clients;
  }

  @PostMapping("/api/auth/login")
  Answer logIn(HttpServletRequest request) {
    return switch (form.check(JsonBody.read(request))) {
      case Checked.Invalid(var issues) -> Answer.invalid(issues);
      case Checked.Valid(var credentials) ->
          credentials.delivery() == Delivery.BODY && delivery.refusesBody(request)
              ? TokenDelivery.refusal()
              : logIn(credentials, clients.of(request));
    };
  }

  private Answer logIn(LoginForm.Credentials credentials, Client client) {
    RawPassword password = credentials.password();
    var command = new Login.Command(credentials.email(), password, credentials.delivery(), client);
    return switch (login.handle(command)) {
      case Login.Result.LoggedIn(var tokens) -> delivery.answer(tokens);
      case Login.Result.Rejected() -> rejected(password);
      case Login.Result.Throttled(var retryAfter) -> Answer.throttled(retryAfter);
    };
  }

  private Answer rejected(RawPassword password) {
    return form.issueOf(password)
        .map(Answer::wrongPassword)
        .orElseGet(() ->
            Answer.fail(
                HttpServletResponse.SC_BAD_REQUEST, ErrorCode.INVALID_CREDENTIALS, REJECTED));
  }
}
