package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.Issue;
import dev.hexauth.domain.audit.EventId;
import dev.hexauth.domain.audit.EventPage;
import dev.hexauth.domain.audit.EventPosition;
import dev.hexauth.domain.event.EventKind;
import dev.hexauth.domain.user.UserId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads which page of events a request is for. */
final class EventListForm {

  /**
   * A page, and the list that it belongs to, as {@link Cursor} names it.
   *
   * @param user empty for the list of the caller, too
   */
  record Page(
      Optional<UserId> user,
      Optional<EventKind> kind,
      Optional<Instant> from,
      Optional<Instant> until,
      Optional<EventPosition> after,
      int limit,
      String list) {

    /** The cursor of the page after {@code page}, if there is one. */
    Optional<String> next(EventPage page) {
      return EventListForm.next(page, list);
    }
  }

  /** The list of the caller's own events, as {@link Cursor} names it. */
  private static final String OWN = "own events";

  private final QueryChecks checks;

  private EventListForm(HttpServletRequest request) {
    this.checks = new QueryChecks(request);
  }

  /** The page of the caller's own events, or what is wrong with the query. */
  static Validated<Page> own(HttpServletRequest request) {
    EventListForm form = new EventListForm(request);
    return form.page(OWN, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The cursor of the caller's own events after {@code page}, if there are more. */
  static Optional<String> nextOwn(EventPage page) {
    return next(page, OWN);
  }

  private static Optional<String> next(EventPage page, String list) {
    return page.next()
        .map(last -> Cursor.of(list, List.of(last.at().toString(), last.id().toString())));
  }

  /** The page of the events of all, or what is wrong with the query. */
  static Validated<Page> all(HttpServletRequest request) {
    EventListForm form = new EventListForm(request);
    Optional<UserId> user =
        form.checks.parsed("user", UserId::parse, Issue.INVALID_STRING, "The user must be an id");
    Optional<EventKind> kind =
        form.checks.parsed(
            "kind", EventKind::parse, Issue.INVALID_ENUM_VALUE, "There is no such kind of event");
    Optional<Instant> from = form.instant("from");
    Optional<Instant> until = form.instant("until");
    return form.page("events of " + List.of(user, kind, from, until), user, kind, from, until);
  }

  private Optional<Instant> instant(String parameter) {
    return checks.parsed(
        parameter,
        Timestamp::parse,
        Issue.INVALID_STRING,
        "The parameter %s must be an instant, for instance 2026-11-29T12:00:00Z"
            .formatted(parameter));
  }

  private Validated<Page> page(
      String list,
      Optional<UserId> user,
      Optional<EventKind> kind,
      Optional<Instant> from,
      Optional<Instant> until) {
    int limit = checks.limit();
    Optional<EventPosition> after = checks.cursor(list, EventListForm::position);
    return checks.issues().isEmpty()
        ? new Validated.Valid<>(new Page(user, kind, from, until, after, limit, list))
        : new Validated.Invalid<>(checks.issues());
  }

  private static Optional<EventPosition> position(List<String> parts) {
    return parts.size() == 2
        ? Timestamp.parse(parts.getFirst())
            .flatMap(at -> EventId.parse(parts.getLast()).map(id -> new EventPosition(at, id)))
        : Optional.empty();
  }
}
