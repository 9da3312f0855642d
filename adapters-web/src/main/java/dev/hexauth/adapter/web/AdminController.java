package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Answer;
import dev.hexauth.application.ChangeRole;
import dev.hexauth.application.DeleteUser;
import dev.hexauth.application.DisableUser;
import dev.hexauth.application.EnableUser;
import dev.hexauth.application.EndSessionsOfUser;
import dev.hexauth.domain.token.Requester;
import dev.hexauth.domain.user.Reason;
import dev.hexauth.domain.user.UserId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** Changes that an admin makes to another user's account. Two routes have an older spelling. */
@Controller
final class AdminController {

  private final DisableUser disableUser;
  private final EnableUser enableUser;
  private final ChangeRole changeRole;
  private final EndSessionsOfUser endSessionsOfUser;
  private final DeleteUser deleteUser;
  private final AdminSteps steps;

  AdminController(
      DisableUser disableUser,
      EnableUser enableUser,
      ChangeRole changeRole,
      EndSessionsOfUser endSessionsOfUser,
      DeleteUser deleteUser,
      AdminSteps steps) {
    this.disableUser = disableUser;
    this.enableUser = enableUser;
    this.changeRole = changeRole;
    this.endSessionsOfUser = endSessionsOfUser;
    this.deleteUser = deleteUser;
    this.steps = steps;
  }

  @PostMapping({"/api/admin/users/{id}/disable", "/api/users/{id}/disable"})
  Answer disable(@PathVariable("id") String id, HttpServletRequest request) {
    return steps.answer(
        id,
        request,
        (admin, user, reason) ->
            switch (disableUser.disable(new DisableUser.Command(admin, user, reason))) {
              case DisableUser.Result.Disabled() -> Answer.done();
              case DisableUser.Result.NoSuchUser() -> AdminSteps.noSuchUser();
              case DisableUser.Result.OwnAccount() -> AdminSteps.ownAccount();
              case DisableUser.Result.LastAdmin() -> AdminSteps.lastAdmin();
              case DisableUser.Result.Refused(var why) -> steps.refused(why, request);
            });
  }

  @PostMapping("/api/admin/users/{id}/enable")
  Answer enable(@PathVariable("id") String id, HttpServletRequest request) {
    return steps.answer(
        id,
        request,
        (admin, user, reason) ->
            switch (enableUser.enable(new EnableUser.Command(admin, user, reason))) {
              case EnableUser.Result.Enabled() -> Answer.done();
              case EnableUser.Result.NoSuchUser() -> AdminSteps.noSuchUser();
              case EnableUser.Result.Refused(var why) -> steps.refused(why, request);
            });
  }

  @PutMapping("/api/admin/users/{id}/role")
  Answer changeRole(@PathVariable("id") String id, HttpServletRequest request) {
    return steps.answer(
        id,
        AdminStepForm::checkRole,
        request,
        (user, fields) -> changeRole(user, fields, steps.requester(request), request));
  }

  private Answer changeRole(
      UserId user,
      AdminStepForm.NewRole fields,
      Requester.Admin admin,
      HttpServletRequest request) {
    var command = new ChangeRole.Command(admin, user, fields.role(), fields.reason());
    return switch (changeRole.change(command)) {
      case ChangeRole.Result.Changed() -> Answer.done();
      case ChangeRole.Result.NoSuchUser() -> AdminSteps.noSuchUser();
      case ChangeRole.Result.OwnAccount() -> AdminSteps.ownAccount();
      case ChangeRole.Result.LastAdmin() -> AdminSteps.lastAdmin();
      case ChangeRole.Result.Refused(var why) -> steps.refused(why, request);
    };
  }

  @DeleteMapping({"/api/admin/users/{id}/sessions", "/api/users/{id}/sessions"})
  Answer endSessions(@PathVariable("id") String id, HttpServletRequest request) {
    return steps.answer(
        id, request, (admin, user, reason) -> endSessions(admin, user, reason, request));
  }

  private Answer endSessions(
      Requester.Admin admin, UserId user, Optional<Reason> reason, HttpServletRequest request) {
    var command = new EndSessionsOfUser.Command(admin, user, reason);
    return switch (endSessionsOfUser.endSessions(command)) {
      case EndSessionsOfUser.Result.Ended() -> Answer.done();
      case EndSessionsOfUser.Result.NoSuchUser() -> AdminSteps.noSuchUser();
      case EndSessionsOfUser.Result.Refused(var why) -> steps.refused(why, request);
    };
  }

  @DeleteMapping("/api/admin/users/{id}")
  Answer delete(@PathVariable("id") String id, HttpServletRequest request) {
    return steps.answer(
        id,
        request,
        (admin, user, reason) ->
            switch (deleteUser.delete(new DeleteUser.Command(admin, user, reason))) {
              case DeleteUser.Result.Deleted() -> Answer.done();
              case DeleteUser.Result.NoSuchUser() -> AdminSteps.noSuchUser();
              case DeleteUser.Result.OwnAccount() -> AdminSteps.ownAccount();
              case DeleteUser.Result.LastAdmin() -> AdminSteps.lastAdmin();
              case DeleteUser.Result.Refused(var why) -> steps.refused(why, request);
            });
  }
}
