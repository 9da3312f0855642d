package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Answer;
import dev.hexauth.adapter.web.http.ClientResolver;
import dev.hexauth.adapter.web.http.ErrorCode;
import dev.hexauth.adapter.web.http.JsonBody;
import dev.hexauth.application.ForgotPassword;
import dev.hexauth.application.ResetPassword;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.RawPassword;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Lets users who forgot the password set a new one, with a code that is mailed to them. */
@Controller
final class PasswordResetController {

  private final ForgotPassword forgotPassword;
  private final ResetPassword resetPassword;
  private final ResetPasswordForm form;
  private final ClientResolver clients;
  private final SessionCookies cookies;

  PasswordResetController(
      ForgotPassword forgotPassword,
      ResetPassword resetPassword,
      ResetPasswordForm form,
      ClientResolver clients,
      SessionCookies cookies) {
    this.forgotPassword = forgotPassword;
    this.resetPassword = resetPassword;
    this.form = form;
    this.clients = clients;
    this.cookies = cookies;
  }

  @PostMapping("/api/auth/forgotpassword")
  Answer forget(HttpServletRequest request) {
    return switch (LetterRequestForm.check(JsonBody.read(request))) {
      case Validated.Invalid(var issues) -> Answer.invalid(issues);
      case Validated.Valid(var email) -> forget(email, request);
    };
  }

  private Answer forget(EmailAddress email, HttpServletRequest request) {
    var command =
        new ForgotPassword.Command(email, AcceptLanguage.of(request), clients.of(request));
    return switch (forgotPassword.request(command)) {
      case ForgotPassword.Result.Accepted() ->
          Answer.done("You will receive a reset email if user with that email exist");
      case ForgotPassword.Result.Throttled(var retryAfter) -> Answer.throttled(retryAfter);
    };
  }

  @RequestMapping(
      path = "/api/auth/resetpassword/{code}",
      method = {RequestMethod.PATCH, RequestMethod.POST})
  Answer reset(@PathVariable("code") String code, HttpServletRequest request) {
    return switch (form.check(JsonBody.read(request))) {
      case Validated.Invalid(var issues) -> Answer.invalid(issues);
      case Validated.Valid(var password) ->
          EmailCode.parse(code)
              .map(known -> reset(known, password, request))
              .orElseGet(PasswordResetController::rejected);
    };
  }

  private Answer reset(EmailCode code, RawPassword password, HttpServletRequest request) {
    var command = new ResetPassword.Command(code, password, clients.of(request));
    return switch (resetPassword.reset(command)) {
      case ResetPassword.Result.Reset() ->
          Answer.done("Password data updated successfully").withCookies(cookies.cleared());
      case ResetPassword.Result.Rejected() -> rejected();
      case ResetPassword.Result.PasswordRefused(var flaw) ->
          Answer.invalid(List.of(form.issueOf(flaw)));
      case ResetPassword.Result.Throttled(var retryAfter) -> Answer.throttled(retryAfter);
    };
  }

  private static Answer rejected() {
    return Answer.fail(
        HttpServletResponse.SC_FORBIDDEN,
        ErrorCode.CODE_REJECTED,
        "Invalid token or token has expired");
  }
}
