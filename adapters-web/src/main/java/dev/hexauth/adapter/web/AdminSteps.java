package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Answer;
import dev.hexauth.adapter.web.http.ClientResolver;
import dev.hexauth.adapter.web.http.ErrorCode;
import dev.hexauth.adapter.web.http.JsonBody;
import dev.hexauth.domain.token.Refusal;
import dev.hexauth.domain.token.Requester;
import dev.hexauth.domain.user.Reason;
import dev.hexauth.domain.user.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.Function;

/** What all changes that admins ask for have in common: their requests, and refusals. */
final class AdminSteps {

  private final PresentedTokens tokens;
  private final ClientResolver clients;
  private final Unauthorized unauthorized;

  AdminSteps(PresentedTokens tokens, ClientResolver clients, Unauthorized unauthorized) {
    this.tokens = tokens;
    this.clients = clients;
    this.unauthorized = unauthorized;
  }

  /** A change to the account of a user, for a reason that may have been given. */
  interface Step {
    Answer take(Requester.Admin admin, UserId user, Optional<Reason> reason);
  }

  /** The answer to a request for a change to the account with the id in the path. */
  Answer answer(String id, HttpServletRequest request, Step step) {
    return answer(
        id,
        AdminStepForm::check,
        request,
        (user, reason) -> step.take(requester(request), user, reason));
  }

  /** The fields of the body, checked. */
  interface Form<T> extends Function<JsonBody, Validated<T>> {}

  /** A change with fields. */
  interface StepWith<T> {
    Answer take(UserId user, T fields);
  }

  /** Like the other, for a body with more fields. */
  <T> Answer answer(String id, Form<T> form, HttpServletRequest request, StepWith<T> step) {
    return UserId.parse(id)
        .map(user ->
            switch (form.apply(JsonBody.read(request))) {
              case Validated.Invalid<T>(var issues) -> Answer.invalid(issues);
              case Validated.Valid<T>(T fields) -> step.take(user, fields);
            })
        .orElseGet(AdminSteps::noSuchUser);
  }

  Requester.Admin requester(HttpServletRequest request) {
    return new Requester.Admin(tokens.access(request), clients.of(request));
  }

  /** The caller may not change anything. */
  Answer refused(Refusal refusal, HttpServletRequest request) {
    return switch (refusal) {
      case Refusal.Denied(var reason) -> unauthorized.because(reason, request);
      case Refusal.NotAllowed() -> Answer.notAllowed();
      case Refusal.LoginTooOld() ->
          Answer.fail(
              HttpServletResponse.SC_FORBIDDEN,
              ErrorCode.REAUTHENTICATION_REQUIRED,
              "Log in again to do this");
    };
  }

  /** There is no such user. */
  static Answer noSuchUser() {
    return Answer.fail(
        HttpServletResponse.SC_NOT_FOUND, ErrorCode.USER_NOT_FOUND, "User not found");
  }

  /** It is the account of the admin. */
  static Answer ownAccount() {
    return conflict(
        ErrorCode.OWN_ACCOUNT, "This is your own account, please ask another admin to do this");
  }

  /** The user is the only active admin. */
  static Answer lastAdmin() {
    return conflict(
        ErrorCode.LAST_ADMIN, "This is the last admin, please make another user an admin first");
  }

  /** The e-mail address of the user is verified. */
  static Answer alreadyVerified() {
    return conflict(ErrorCode.ALREADY_VERIFIED, "The email address is already verified");
  }

  private static Answer conflict(ErrorCode code, String message) {
    return Answer.fail(HttpServletResponse.SC_CONFLICT, code, message);
  }
}
