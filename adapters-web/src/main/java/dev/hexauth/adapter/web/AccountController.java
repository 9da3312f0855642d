package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Answer;
import dev.hexauth.adapter.web.http.ClientResolver;
import dev.hexauth.adapter.web.http.Issue;
import dev.hexauth.adapter.web.http.JsonBody;
import dev.hexauth.application.ChangePassword;
import dev.hexauth.application.DeleteAccount;
import dev.hexauth.domain.user.RawPassword;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** Changes that users make to their own account; each needs the password once more. */
@Controller
final class AccountController {

  private final ChangePassword changePassword;
  private final DeleteAccount deleteAccount;
  private final ChangePasswordForm form;
  private final PresentedTokens tokens;
  private final ClientResolver clients;
  private final Unauthorized unauthorized;
  private final SessionCookies cookies;
  private final TokenDelivery delivery;

  AccountController(
      ChangePassword changePassword,
      DeleteAccount deleteAccount,
      ChangePasswordForm form,
      PresentedTokens tokens,
      ClientResolver clients,
      Unauthorized unauthorized,
      SessionCookies cookies,
      TokenDelivery delivery) {
    this.changePassword = changePassword;
    this.deleteAccount = deleteAccount;
    this.form = form;
    this.tokens = tokens;
    this.clients = clients;
    this.unauthorized = unauthorized;
    this.cookies = cookies;
    this.delivery = delivery;
  }

  @PutMapping("/api/users/me/password")
  Answer changePassword(HttpServletRequest request) {
    return switch (form.check(JsonBody.read(request))) {
      case Validated.Invalid(var issues) -> Answer.invalid(issues);
      case Validated.Valid(var passwords) -> changePassword(passwords, request);
    };
  }

  private Answer changePassword(
      ChangePasswordForm.Passwords passwords, HttpServletRequest request) {
    var command =
        new ChangePassword.Command(
            tokens.access(request),
            passwords.current(),
            passwords.replacement(),
            clients.of(request));
    return switch (changePassword.change(command)) {
      case ChangePassword.Result.Changed(var issued) -> delivery.answer(issued);
      case ChangePassword.Result.WrongPassword() ->
          wrong(ChangePasswordForm.CURRENT, "Current password is wrong");
      case ChangePassword.Result.PasswordRefused(var flaw) ->
          Answer.invalid(List.of(form.issueOf(flaw)));
      case ChangePassword.Result.Throttled(var retryAfter) -> Answer.throttled(retryAfter);
      case ChangePassword.Result.Denied(var reason) -> unauthorized.because(reason, request);
    };
  }

  @DeleteMapping("/api/users/me")
  Answer delete(HttpServletRequest request) {
    FieldChecks checks = new FieldChecks(JsonBody.read(request));
    return checks
        .password("password")
        .map(password -> delete(password, request))
        .orElseGet(() -> Answer.invalid(checks.issues()));
  }

  private Answer delete(RawPassword password, HttpServletRequest request) {
    var command = new DeleteAccount.Command(tokens.access(request), password, clients.of(request));
    return switch (deleteAccount.delete(command)) {
      case DeleteAccount.Result.Deleted() -> Answer.done().withCookies(cookies.cleared());
      case DeleteAccount.Result.WrongPassword() -> wrong("password", "Password is wrong");
      case DeleteAccount.Result.LastAdmin() -> AdminSteps.lastAdmin();
      case DeleteAccount.Result.Throttled(var retryAfter) -> Answer.throttled(retryAfter);
      case DeleteAccount.Result.Denied(var reason) -> unauthorized.because(reason, request);
    };
  }

  private static Answer wrong(String field, String message) {
    return Answer.wrongPassword(Issue.of(Issue.CUSTOM, field, message));
  }
}
