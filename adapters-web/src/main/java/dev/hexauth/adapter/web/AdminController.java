package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Answer;
import dev.hexauth.adapter.web.http.ClientResolver;
import dev.hexauth.adapter.web.http.ErrorCode;
import dev.hexauth.application.DisableUser;
import dev.hexauth.application.EndSessionsOfUser;
import dev.hexauth.domain.user.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Changes that an admin makes to another user's account. */
@Controller
final class AdminController {

  private final DisableUser disableUser;
  private final EndSessionsOfUser endSessionsOfUser;
  private final PresentedTokens tokens;
  private final ClientResolver clients;
  private final Unauthorized unauthorized;

  AdminController(
      DisableUser disableUser,
      EndSessionsOfUser endSessionsOfUser,
      PresentedTokens tokens,
      ClientResolver clients,
      Unauthorized unauthorized) {
    this.disableUser = disableUser;
    this.endSessionsOfUser = endSessionsOfUser;
    this.tokens = tokens;
    this.clients = clients;
    this.unauthorized = unauthorized;
  }

  @PostMapping("/api/users/{id}/disable")
  Answer disable(@PathVariable("id") String id, HttpServletRequest request) {
    return UserId.parse(id)
        .map(user -> disable(user, request))
        .orElseGet(AdminController::notFound);
  }

  private Answer disable(UserId user, HttpServletRequest request) {
    var command = new DisableUser.Command(tokens.access(request), user, clients.of(request));
    return switch (disableUser.disable(command)) {
      case DisableUser.Result.Disabled() -> Answer.done();
      case DisableUser.Result.NoSuchUser() -> notFound();
      case DisableUser.Result.NotAllowed() -> Answer.notAllowed();
      case DisableUser.Result.Denied(var reason) -> unauthorized.because(reason, request);
    };
  }

  @DeleteMapping("/api/users/{id}/sessions")
  Answer endSessions(@PathVariable("id") String id, HttpServletRequest request) {
    return UserId.parse(id)
        .map(user -> endSessions(user, request))
        .orElseGet(AdminController::notFound);
  }

  private Answer endSessions(UserId user, HttpServletRequest request) {
    var command = new EndSessionsOfUser.Command(tokens.access(request), user, clients.of(request));
    return switch (endSessionsOfUser.endSessions(command)) {
      case EndSessionsOfUser.Result.Ended() -> Answer.done();
      case EndSessionsOfUser.Result.NoSuchUser() -> notFound();
      case EndSessionsOfUser.Result.NotAllowed() -> Answer.notAllowed();
      case EndSessionsOfUser.Result.Denied(var reason) -> unauthorized.because(reason, request);
    };
  }

  private static Answer notFound() {
    return Answer.fail(
        HttpServletResponse.SC_NOT_FOUND, ErrorCode.USER_NOT_FOUND, "User not found");
  }
}
