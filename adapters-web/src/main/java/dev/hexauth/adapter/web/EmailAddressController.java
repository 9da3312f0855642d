package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Answer;
import dev.hexauth.adapter.web.http.ChangesState;
import dev.hexauth.adapter.web.http.ClientResolver;
import dev.hexauth.adapter.web.http.ErrorCode;
import dev.hexauth.adapter.web.http.JsonBody;
import dev.hexauth.application.ResendVerification;
import dev.hexauth.application.TakeBackEmail;
import dev.hexauth.application.VerifyEmail;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.user.EmailAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Proves e-mail addresses, and undoes changes of them, by codes that are mailed to them. */
@Controller
final class EmailAddressController {

  private final VerifyEmail verifyEmail;
  private final ResendVerification resendVerification;
  private final TakeBackEmail takeBackEmail;
  private final ClientResolver clients;
  private final SessionCookies cookies;

  EmailAddressController(
      VerifyEmail verifyEmail,
      ResendVerification resendVerification,
      TakeBackEmail takeBackEmail,
      ClientResolver clients,
      SessionCookies cookies) {
    this.verifyEmail = verifyEmail;
    this.resendVerification = resendVerification;
    this.takeBackEmail = takeBackEmail;
    this.clients = clients;
    this.cookies = cookies;
  }

  /** GET is for the tutorial's front ends, whose pages call it; links lead to a page. */
  @RequestMapping(
      path = "/api/auth/verifyemail/{code}",
      method = {RequestMethod.GET, RequestMethod.POST})
  @ChangesState
  Answer verify(@PathVariable("code") String code, HttpServletRequest request) {
    return EmailCode.parse(code)
        .map(known -> verify(known, request))
        .orElseGet(EmailAddressController::notVerified);
  }

  private Answer verify(EmailCode code, HttpServletRequest request) {
    return switch (verifyEmail.verify(new VerifyEmail.Command(code, clients.of(request)))) {
      case VerifyEmail.Result.Verified() -> Answer.done("Email verified successfully");
      case VerifyEmail.Result.Rejected() -> notVerified();
    };
  }

  @PostMapping("/api/auth/verifyemail")
  Answer resend(HttpServletRequest request) {
    return switch (LetterRequestForm.check(JsonBody.read(request))) {
      case Validated.Invalid(var issues) -> Answer.invalid(issues);
      case Validated.Valid(var email) -> resend(email, request);
    };
  }

  private Answer resend(EmailAddress email, HttpServletRequest request) {
    var command =
        new ResendVerification.Command(email, AcceptLanguage.of(request), clients.of(request));
    return switch (resendVerification.resend(command)) {
      case ResendVerification.Result.Accepted() ->
          Answer.done("You will receive a verification email if user with that email exist");
      case ResendVerification.Result.Throttled(var retryAfter) -> Answer.throttled(retryAfter);
    };
  }

  @PostMapping("/api/auth/takebackemail/{code}")
  Answer takeBack(@PathVariable("code") String code, HttpServletRequest request) {
    return EmailCode.parse(code)
        .map(known -> takeBack(known, request))
        .orElseGet(EmailAddressController::notTakenBack);
  }

  private Answer takeBack(EmailCode code, HttpServletRequest request) {
    return switch (takeBackEmail.takeBack(new TakeBackEmail.Command(code, clients.of(request)))) {
      case TakeBackEmail.Result.TakenBack() ->
          Answer.done("Email taken back successfully").withCookies(cookies.cleared());
      case TakeBackEmail.Result.Rejected() -> notTakenBack();
    };
  }

  private static Answer notVerified() {
    return rejected("Verification code is invalid or user doesn't exist");
  }

  private static Answer notTakenBack() {
    return rejected("Invalid code or code has expired");
  }

  private static Answer rejected(String message) {
    return Answer.fail(HttpServletResponse.SC_FORBIDDEN, ErrorCode.CODE_REJECTED, message);
  }
}
