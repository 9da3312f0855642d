package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Answer;
import dev.hexauth.adapter.web.http.ClientResolver;
import dev.hexauth.application.ListEvents;
import dev.hexauth.application.ListMyEvents;
import dev.hexauth.application.ShowStatistics;
import dev.hexauth.domain.audit.EventPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows users and admins the security events that are kept. */
@Controller
final class AuditController {

  private final ListMyEvents listMyEvents;
  private final ListEvents listEvents;
  private final ShowStatistics showStatistics;
  private final PresentedTokens tokens;
  private final ClientResolver clients;
  private final Unauthorized unauthorized;

  AuditController(
      ListMyEvents listMyEvents,
      ListEvents listEvents,
      ShowStatistics showStatistics,
      PresentedTokens tokens,
      ClientResolver clients,
      Unauthorized unauthorized) {
    this.listMyEvents = listMyEvents;
    this.listEvents = listEvents;
    this.showStatistics = showStatistics;
    this.tokens = tokens;
    this.clients = clients;
    this.unauthorized = unauthorized;
  }

  @GetMapping("/api/users/me/events")
  Answer ownEvents(HttpServletRequest request) {
    return switch (EventListForm.own(request)) {
      case Validated.Valid(var page) -> ownEvents(page, request);
      case Validated.Invalid(var issues) -> Answer.invalid(issues);
    };
  }

  private Answer ownEvents(EventListForm.Page page, HttpServletRequest request) {
    var command =
        new ListMyEvents.Command(
            tokens.access(request), clients.of(request), page.after(), page.limit());
    return switch (listMyEvents.list(command)) {
      case ListMyEvents.Result.Listed(var events) -> listed(events, page);
      case ListMyEvents.Result.Denied(var reason) -> unauthorized.because(reason, request);
    };
  }

  @GetMapping("/api/admin/events")
  Answer events(HttpServletRequest request) {
    return switch (EventListForm.all(request)) {
      case Validated.Valid(var page) -> events(page, request);
      case Validated.Invalid(var issues) -> Answer.invalid(issues);
    };
  }

  private Answer events(EventListForm.Page page, HttpServletRequest request) {
    var command =
        new ListEvents.Command(
            tokens.access(request),
            clients.of(request),
            page.user(),
            page.kind(),
            page.from(),
            page.until(),
            page.after(),
            page.limit());
    return switch (listEvents.list(command)) {
      case ListEvents.Result.Listed(var events) -> listed(events, page);
      case ListEvents.Result.NotAllowed() -> Answer.notAllowed();
      case ListEvents.Result.Denied(var reason) -> unauthorized.because(reason, request);
    };
  }

  private static Answer listed(EventPage events, EventListForm.Page page) {
    return Answer.success(
        HttpServletResponse.SC_OK, AuditBody.Events.of(events.events(), page.next(events)));
  }

  @GetMapping("/api/admin/statistics")
  Answer statistics(HttpServletRequest request) {
    var command = new ShowStatistics.Command(tokens.access(request), clients.of(request));
    return switch (showStatistics.show(command)) {
      case ShowStatistics.Result.Shown shown ->
          Answer.success(HttpServletResponse.SC_OK, AuditBody.Statistics.of(shown));
      case ShowStatistics.Result.NotAllowed() -> Answer.notAllowed();
      case ShowStatistics.Result.Denied(var reason) -> unauthorized.because(reason, request);
    };
  }
}
