package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Answer;
import dev.hexauth.adapter.web.http.ClientResolver;
import dev.hexauth.adapter.web.http.ErrorCode;
import dev.hexauth.application.EndOtherSessions;
import dev.hexauth.application.EndSession;
import dev.hexauth.application.ListSessions;
import dev.hexauth.domain.session.PublicId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Lists the current user's sessions, and ends them on request. */
@Controller
final class SessionsController {

  private final ListSessions listSessions;
  private final EndSession endSession;
  private final EndOtherSessions endOtherSessions;
  private final PresentedTokens tokens;
  private final ClientResolver clients;
  private final Unauthorized unauthorized;
  private final SessionCookies cookies;

  SessionsController(
      ListSessions listSessions,
      EndSession endSession,
      EndOtherSessions endOtherSessions,
      PresentedTokens tokens,
      ClientResolver clients,
      Unauthorized unauthorized,
      SessionCookies cookies) {
    this.listSessions = listSessions;
    this.endSession = endSession;
    this.endOtherSessions = endOtherSessions;
    this.tokens = tokens;
    this.clients = clients;
    this.unauthorized = unauthorized;
    this.cookies = cookies;
  }

  @GetMapping("/api/auth/sessions")
  Answer list(HttpServletRequest request) {
    var command = new ListSessions.Command(tokens.access(request), clients.of(request));
    return switch (listSessions.list(command)) {
      case ListSessions.Result.Listed(var sessions) ->
          Answer.success(HttpServletResponse.SC_OK, SuccessBody.Sessions.of(sessions));
      case ListSessions.Result.Denied(var reason) -> unauthorized.because(reason, request);
    };
  }

  @DeleteMapping("/api/auth/sessions/{id}")
  Answer end(@PathVariable("id") String id, HttpServletRequest request) {
    return PublicId.parse(id)
        .map(session -> end(session, request))
        .orElseGet(SessionsController::notFound);
  }

  private Answer end(PublicId session, HttpServletRequest request) {
    var command = new EndSession.Command(tokens.access(request), session, clients.of(request));
    return switch (endSession.end(command)) {
      case EndSession.Result.Ended(var current) ->
          current ? Answer.done().withCookies(cookies.cleared()) : Answer.done();
      case EndSession.Result.NoSuchSession() -> notFound();
      case EndSession.Result.Denied(var reason) -> unauthorized.because(reason, request);
    };
  }

  @DeleteMapping("/api/auth/sessions")
  Answer endOthers(HttpServletRequest request) {
    var command = new EndOtherSessions.Command(tokens.access(request), clients.of(request));
    return switch (endOtherSessions.endOthers(command)) {
      case EndOtherSessions.Result.Ended() -> Answer.done();
      case EndOtherSessions.Result.Denied(var reason) -> unauthorized.because(reason, request);
    };
  }

  private static Answer notFound() {
    return Answer.fail(
        HttpServletResponse.SC_NOT_FOUND, ErrorCode.SESSION_NOT_FOUND, "Session not found");
  }
}
