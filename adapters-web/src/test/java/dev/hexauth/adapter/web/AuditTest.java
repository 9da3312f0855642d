package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.ListEvents;
import dev.hexauth.application.ListMyEvents;
import dev.hexauth.application.ShowStatistics;
import dev.hexauth.application.ShowStatistics.Counts;
import dev.hexauth.application.ShowStatistics.Figure;
import dev.hexauth.domain.audit.AuditedEvent;
import dev.hexauth.domain.audit.EventId;
import dev.hexauth.domain.audit.EventPage;
import dev.hexauth.domain.audit.EventPosition;
import dev.hexauth.domain.event.EventKind;
import dev.hexauth.domain.mail.Backlog;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.UserId;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AuditTest {

  private static final String OWN = "/api/users/me/events";
  private static final String ALL = "/api/admin/events";
  private static final String STATISTICS = "/api/admin/statistics";
  private static final List<Token> TOKENS = List.of(new Token("abc"));
  private static final Instant AT = Instant.parse("2030-01-01T00:00:00.123456Z");
  private static final UserId USER = new UserId(new UUID(0x7000, 1));

  private static final AuditedEvent STEP =
      new AuditedEvent(
          new EventId(new UUID(0x7000, 3)),
          AT,
          EventKind.SESSIONS_ENDED,
          Optional.of(USER),
          Optional.of(new PublicId("A".repeat(22))),
          Optional.of(new Client("curl \"8\"", "192.0.2.1")),
          Optional.of(new UserId(new UUID(0x7000, 2))),
          Optional.of("Ticket 17"),
          1);

  private static final String STEP_JSON =
      """
      {"id":"00000000-0000-7000-0000-000000000003","at":"2030-01-01T00:00:00.123Z",\
      "kind":"sessions_ended","user":"00000000-0000-7000-0000-000000000001",\
      "session":"AAAAAAAAAAAAAAAAAAAAAA","userAgent":"curl \\"8\\"","ipAddress":"192.0.2.1",\
      "by":"00000000-0000-7000-0000-000000000002","reason":"Ticket 17","count":1}\
      """;

  private final TestServer server = TestServer.fresh();
  private final List<Object> asked = new ArrayList<>();

  AuditTest() {
    answering(new EventPage(List.of(STEP), Optional.of(STEP.position())));
  }

  @Test
  void events_are_shown_with_a_cursor_that_leads_to_the_next_page() {
    for (String list : List.of(OWN, ALL)) {
      asked.clear();
      HttpResponse<String> page = get(list + "?limit=1");
      assertThat(page.statusCode()).isEqualTo(200);
      String start = "{\"status\":\"success\",\"data\":{\"events\":[" + STEP_JSON + "],\"next\":\"";
      assertThat(page.body()).startsWith(start).endsWith("\"}}");
      String cursor = page.body().substring(start.length(), page.body().length() - 3);

      assertThat(get(list + "?limit=1&cursor=" + cursor).statusCode()).isEqualTo(200);

      assertThat(asked)
          .map(AuditTest::afterOf)
          .containsExactly(Optional.empty(), Optional.of(STEP.position()));
    }
  }

  @Test
  void what_is_not_known_is_null() {
    AuditedEvent loaded =
        new AuditedEvent(
            STEP.id(),
            AT,
            EventKind.KEYS_LOADED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            17);
    answering(new EventPage(List.of(loaded), Optional.empty()));
    assertThat(get(ALL).body())
        .isEqualTo(
            """
            {"status":"success","data":{"events":[\
            {"id":"00000000-0000-7000-0000-000000000003","at":"2030-01-01T00:00:00.123Z",\
            "kind":"keys_loaded","user":null,"session":null,"userAgent":null,"ipAddress":null,\
            "by":null,"reason":null,"count":17}],"next":null}}\
            """);
  }

  @Test
  void parameters_become_a_filter() {
    get(
        ALL
            + "?user="
            + USER
            + "&kind=logged_in&from=2030-01-01T00:00:00Z&until=2030-01-02T01:02:03.004005Z&limit=7");
    assertThat(asked)
        .containsExactly(
            new ListEvents.Command(
                TOKENS,
                TestServer.CLIENT,
                Optional.of(USER),
                Optional.of(EventKind.LOGGED_IN),
                Optional.of(Instant.parse("2030-01-01T00:00:00Z")),
                Optional.of(Instant.parse("2030-01-02T01:02:03.004005Z")),
                Optional.empty(),
                7));
  }

  @Test
  void the_own_list_takes_no_filter() {
    get(OWN + "?user=" + USER + "&kind=nonsense");
    assertThat(asked)
        .containsExactly(new ListMyEvents.Command(TOKENS, TestServer.CLIENT, Optional.empty(), 50));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user=1",
        "kind=none",
        "kind=LOGGED_IN",
        "from=now",
        "until=2030-01-01",
        "limit=0",
        "limit=101",
        "limit=ten",
        "cursor=abc",
        "cursor=",
        "from=%2B20300-01-01T00:00:00Z"
      })
  void a_wrong_parameter_is_an_error_that_names_it(String query) {
    HttpResponse<String> answer = get(ALL + "?" + query);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("\"code\":\"validation_failed\"")
        .contains("\"path\":[\"query\",\"" + query.replaceFirst("=.*", "") + "\"]");
    assertThat(asked).isEmpty();
  }

  @Test
  void a_cursor_belongs_to_its_list_and_filter() {
    String body = get(ALL + "?kind=logged_in").body();
    String cursor = body.substring(body.indexOf("\"next\":\"") + 8, body.length() - 3);
    for (String other :
        List.of(
            ALL + "?cursor=",
            ALL + "?kind=logged_out&cursor=",
            ALL + "?kind=logged_in&user=" + USER + "&cursor=",
            OWN + "?cursor=")) {
      assertThat(get(other + cursor).statusCode()).as(other).isEqualTo(400);
    }
    assertThat(get(ALL + "?kind=logged_in&cursor=" + cursor).statusCode()).isEqualTo(200);
  }

  @Test
  void statistics_are_numbers_for_each_hour() {
    List<Figure> figures = List.of(Figure.values());
    List<Counts> counts =
        figures.stream()
            .map(figure ->
                new Counts(figure, Collections.nCopies(24, (long) figures.indexOf(figure))))
            .toList();
    answering(counts, Optional.of(new Backlog(3, Duration.ofSeconds(61))));
    HttpResponse<String> answer = get(STATISTICS);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body().replaceAll("((\\d),)(\\2,){22}\\2", "$2 ..."))
        .isEqualTo(
            """
            {"status":"success","data":{"from":"2030-01-01T00:00:00.123Z","step":"PT1H","counts":{\
            "logged_in":[0 ...],"login_failed":[1 ...],"throttled":[2 ...],"session_ended":[3 ...],\
            "user_registered":[4 ...]},"outbox":{"waiting":3,"oldestSeconds":61}}}\
            """);
    answering(counts, Optional.empty());
    assertThat(get(STATISTICS).body()).endsWith("\"outbox\":null}}");
  }

  @Test
  void others_are_refused() {
    server.listEvents = _ -> new ListEvents.Result.NotAllowed();
    server.showStatistics = _ -> new ShowStatistics.Result.NotAllowed();
    assertThat(get(ALL).statusCode()).isEqualTo(403);
    assertThat(get(STATISTICS).statusCode()).isEqualTo(403);
    server.listMyEvents = _ -> new ListMyEvents.Result.Denied(Denial.SESSION_ENDED);
    server.listEvents = _ -> new ListEvents.Result.Denied(Denial.SESSION_ENDED);
    server.showStatistics = _ -> new ShowStatistics.Result.Denied(Denial.SESSION_ENDED);
    for (String path : List.of(OWN, ALL, STATISTICS)) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(401);
    }
  }

  private static Optional<EventPosition> afterOf(Object command) {
    return command instanceof ListMyEvents.Command own
        ? own.after()
        : ((ListEvents.Command) command).after();
  }

  private void answering(EventPage page) {
    server.listMyEvents =
        command -> {
          asked.add(command);
          return new ListMyEvents.Result.Listed(page);
        };
    server.listEvents =
        command -> {
          asked.add(command);
          return new ListEvents.Result.Listed(page);
        };
  }

  private void answering(List<Counts> counts, Optional<Backlog> backlog) {
    server.showStatistics = _ -> new ShowStatistics.Result.Shown(AT, counts, backlog);
  }

  private HttpResponse<String> get(String path) {
    return server.send("GET", path, "Authorization", "Bearer abc");
  }
}
