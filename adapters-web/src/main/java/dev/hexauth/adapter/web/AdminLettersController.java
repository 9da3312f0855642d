package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Answer;
import dev.hexauth.application.ResendVerificationOfUser;
import dev.hexauth.application.StartPasswordReset;
import dev.hexauth.domain.token.Requester;
import dev.hexauth.domain.user.Reason;
import dev.hexauth.domain.user.UserId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Codes that an admin has mailed to a user. The admin sees none of them. */
@Controller
final class AdminLettersController {

  private final ResendVerificationOfUser resendVerification;
  private final StartPasswordReset startPasswordReset;
  private final AdminSteps steps;

  AdminLettersController(
      ResendVerificationOfUser resendVerification,
      StartPasswordReset startPasswordReset,
      AdminSteps steps) {
    this.resendVerification = resendVerification;
    this.startPasswordReset = startPasswordReset;
    this.steps = steps;
  }

  @PostMapping("/api/admin/users/{id}/verification")
  Answer resendVerification(@PathVariable("id") String id, HttpServletRequest request) {
    return steps.answer(
        id, request, (admin, user, reason) -> resendVerification(admin, user, reason, request));
  }

  private Answer resendVerification(
      Requester.Admin admin, UserId user, Optional<Reason> reason, HttpServletRequest request) {
    var command = new ResendVerificationOfUser.Command(admin, user, reason);
    return switch (resendVerification.resend(command)) {
      case ResendVerificationOfUser.Result.Sent() -> Answer.done();
      case ResendVerificationOfUser.Result.AlreadyVerified() -> AdminSteps.alreadyVerified();
      case ResendVerificationOfUser.Result.NoSuchUser() -> AdminSteps.noSuchUser();
      case ResendVerificationOfUser.Result.Refused(var why) -> steps.refused(why, request);
    };
  }

  @PostMapping("/api/admin/users/{id}/password-reset")
  Answer startPasswordReset(@PathVariable("id") String id, HttpServletRequest request) {
    return steps.answer(
        id, request, (admin, user, reason) -> startPasswordReset(admin, user, reason, request));
  }

  private Answer startPasswordReset(
      Requester.Admin admin, UserId user, Optional<Reason> reason, HttpServletRequest request) {
    var command = new StartPasswordReset.Command(admin, user, reason);
    return switch (startPasswordReset.start(command)) {
      case StartPasswordReset.Result.Started() -> Answer.done();
      case StartPasswordReset.Result.NoSuchUser() -> AdminSteps.noSuchUser();
      case StartPasswordReset.Result.Refused(var why) -> steps.refused(why, request);
    };
  }
}
