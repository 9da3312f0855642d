package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Answer;
import dev.hexauth.adapter.web.http.ClientResolver;
import dev.hexauth.adapter.web.http.Issue;
import dev.hexauth.adapter.web.http.JsonBody;
import dev.hexauth.application.ChangeEmail;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.RawPassword;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PutMapping;

/** Begins a change of the user's e-mail address. */
@Controller
final class ChangeEmailController {

  private static final String PASSWORD = "password";

  private final ChangeEmail changeEmail;
  private final PresentedTokens tokens;
  private final ClientResolver clients;
  private final Unauthorized unauthorized;

  ChangeEmailController(
      ChangeEmail changeEmail,
      PresentedTokens tokens,
      ClientResolver clients,
      Unauthorized unauthorized) {
    this.changeEmail = changeEmail;
    this.tokens = tokens;
    this.clients = clients;
    this.unauthorized = unauthorized;
  }

  @PutMapping("/api/users/me/email")
  Answer change(HttpServletRequest request) {
    FieldChecks checks = new FieldChecks(JsonBody.read(request));
    Optional<EmailAddress> email = checks.newEmail();
    Optional<RawPassword> password = checks.password(PASSWORD);
    return checks.issues().isEmpty()
        ? change(email.orElseThrow(), password.orElseThrow(), request)
        : Answer.invalid(checks.issues());
  }

  private Answer change(EmailAddress email, RawPassword password, HttpServletRequest request) {
    var command =
        new ChangeEmail.Command(
            tokens.access(request),
            email,
            password,
            AcceptLanguage.of(request),
            clients.of(request));
    return switch (changeEmail.change(command)) {
      case ChangeEmail.Result.Accepted() ->
          Answer.done("You will receive a verification email if that email is free");
      case ChangeEmail.Result.WrongPassword() ->
          Answer.wrongPassword(Issue.of(Issue.CUSTOM, PASSWORD, "Password is wrong"));
      case ChangeEmail.Result.Throttled(var retryAfter) -> Answer.throttled(retryAfter);
      case ChangeEmail.Result.Denied(var reason) -> unauthorized.because(reason, request);
    };
  }
}
