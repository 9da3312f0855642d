package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Users see their own security events, and admins those of all. Events are kept soon after the
 * response, so each test waits for the last one that it expects.
 */
interface AuditContract extends AdminsOverHttp {

  String OWN = "/api/users/me/events";
  String ALL = "/api/admin/events";
  String STATISTICS = "/api/admin/statistics";
  String NO_USER = "00000000-0000-7000-8000-000000000000";

  /** Afterwards, the events of earlier tests do not count against the bound. */
  Duration QUIET = Duration.ofMinutes(3);

  Duration PAUSE = Duration.ofMillis(5);

  /** Before a test fails. */
  int MOST_PAUSES = 4_000;

  @Test
  default void a_user_sees_their_own_events_newest_first_and_no_others() {
    after(QUIET);
    Account account = registered();
    after(Duration.ofSeconds(1));
    api().login(account.withPassword("battery staple")).failed(400);
    after(Duration.ofSeconds(1));
    Tokens tokens = loggedIn(account);
    loggedIn();

    List<JsonNode> events = awaitedOwn(tokens, "logged_in");

    assertThat(kindsOf(events)).containsExactly("logged_in", "login_failed", "user_registered");
    assertThat(events.getFirst().propertyNames())
        .containsExactly(
            "id",
            "at",
            "kind",
            "user",
            "session",
            "userAgent",
            "ipAddress",
            "by",
            "reason",
            "count");
    JsonNode login = events.getFirst();
    assertThat(login.path("user").asString()).isEqualTo(AdminsOverHttp.idOf(tokens));
    assertThat(login.path("at").asString()).isEqualTo(now());
    assertThat(login.path("session").asString()).isEqualTo(currentSession(tokens));
    assertThat(login.path("ipAddress").asString()).isEqualTo("127.0.0.1");
    assertThat(login.path("userAgent").asString()).startsWith("Java-http-client");
    assertThat(login.path("by").isNull()).isTrue();
    assertThat(login.path("reason").isNull()).isTrue();
    assertThat(login.path("count").asInt()).isEqualTo(1);
    assertThat(events.get(1).path("reason").asString()).isEqualTo("wrong_password");
    assertThat(events.get(1).path("session").isNull()).isTrue();
  }

  @Test
  default void a_list_is_read_page_by_page_while_events_are_added() {
    Account account = registered();
    for (int i = 0; i < 4; i++) {
      after(Duration.ofSeconds(1));
      loggedIn(account);
    }
    after(Duration.ofSeconds(1));
    Tokens tokens = loggedIn(account);
    List<String> all = idsOf(awaited(() -> own(tokens, ""), events -> events.size() == 6));

    List<String> found = new ArrayList<>();
    String next = "";
    do {
      Reply page = own(tokens, "?limit=2" + next).succeeded(200);
      found.addAll(idsOf(eventsOf(page)));
      after(Duration.ofSeconds(1));
      api().login(account).succeeded(200);
      JsonNode cursor = page.json().path("data").path("next");
      next = cursor.isNull() ? "" : "&cursor=" + cursor.asString();
    } while (!next.isEmpty());
    assertThat(found).isEqualTo(all);
  }

  @Test
  default void what_an_admin_did_shows_who_and_not_from_where() {
    Account account = registered();
    String user = AdminsOverHttp.idOf(loggedIn(account));
    Tokens admin = admin();
    after(Duration.ofSeconds(1));
    endSessions(user, admin).succeeded(200);

    JsonNode seenByAdmin = awaited(() -> all(admin, "?user=" + user), "sessions_ended").getFirst();
    JsonNode seen =
        awaitedOwn(loggedIn(account), "sessions_ended").stream()
            .filter(event -> event.path("kind").asString().equals("sessions_ended"))
            .findFirst()
            .orElseThrow();

    assertThat(seenByAdmin.path("kind").asString()).isEqualTo("sessions_ended");
    for (JsonNode event : List.of(seenByAdmin, seen)) {
      assertThat(event.path("user").asString()).isEqualTo(user);
      assertThat(event.path("by").asString()).isEqualTo(AdminsOverHttp.idOf(admin));
    }
    assertThat(seenByAdmin.path("ipAddress").asString()).isEqualTo("127.0.0.1");
    assertThat(seenByAdmin.path("session").asString()).isEqualTo(currentSession(admin));
    for (String hidden : List.of("ipAddress", "userAgent", "session")) {
      assertThat(seen.path(hidden).isNull()).as(hidden).isTrue();
    }
  }

  @Test
  default void the_export_has_the_events_that_the_user_sees() {
    Account account = registered();
    String user = AdminsOverHttp.idOf(loggedIn(account));
    Tokens admin = admin();
    after(Duration.ofSeconds(1));
    endSessions(user, admin).succeeded(200);
    after(Duration.ofSeconds(1));
    Tokens tokens = loggedIn(account);
    List<JsonNode> listed = awaited(() -> own(tokens, ""), events -> events.size() == 4);

    JsonNode data =
        api().get("/api/users/me/export").bearer(tokens.access()).send().json().path("data");

    assertThat(kindsOf(listed))
        .containsExactlyInAnyOrder("logged_in", "sessions_ended", "logged_in", "user_registered");
    assertThat(withoutLetters(data)).isEqualTo(listed);
    assertThat(data.path("nextEvents").isNull()).isTrue();
  }

  @Test
  default void an_admin_finds_events_by_user_kind_and_time() {
    after(QUIET);
    Tokens admin = admin();
    Account account = registered();
    after(Duration.ofSeconds(1));
    String start = now();
    String user = AdminsOverHttp.idOf(loggedIn(account));
    after(Duration.ofSeconds(1));
    String end = now();
    api().login(account.withPassword("battery staple")).failed(400);
    String of = "?user=" + user;
    awaited(() -> all(admin, of), "login_failed");

    assertThat(kinds(admin, of)).containsExactly("login_failed", "logged_in", "user_registered");
    assertThat(kinds(admin, of + "&kind=logged_in")).containsExactly("logged_in");
    assertThat(kinds(admin, of + "&kind=session_refreshed")).isEmpty();
    assertThat(kinds(admin, of + "&from=" + start)).containsExactly("login_failed", "logged_in");
    assertThat(kinds(admin, of + "&from=" + start + "&until=" + end)).containsExactly("logged_in");
    assertThat(kinds(admin, of + "&from=" + end + "&until=" + start)).isEmpty();
    assertThat(kinds(admin, "?kind=login_failed&limit=100")).containsOnly("login_failed");
    assertThat(kinds(admin, "?user=" + NO_USER)).isEmpty();
    assertThat(everyEventOf(all(admin, "?limit=1"))).hasSize(1);
  }

  @Test
  default void a_parameter_that_is_wrong_is_named() {
    Tokens admin = admin();
    awaited(() -> all(admin, ""), "logged_in");
    String cursor = all(admin, "?limit=1").json().path("data").path("next").asString();
    for (String query :
        List.of(
            "user=1",
            "user=",
            "kind=login",
            "kind=LOGGED_IN",
            "from=yesterday",
            "from=1800000000",
            "until=%2B12026-01-01T00:00:00Z",
            "limit=0",
            "limit=101",
            "limit=-1",
            "cursor=x",
            "kind=logged_in&cursor=" + cursor,
            "cursor=" + cursor.substring(1),
            "limit=1&limit=2")) {
      Reply reply = all(admin, "?" + query).failed(400);
      assertThat(reply.code()).as(query).isEqualTo("validation_failed");
    }
    own(admin, "?cursor=" + cursor).failed(400);
    own(admin, "?limit=0").failed(400);
    all(admin, "?limit=1&cursor=" + cursor).succeeded(200);
  }

  @Test
  default void users_see_nobody_elses_events() {
    after(QUIET);
    Tokens victim = loggedIn();
    Tokens user = loggedIn();
    all(user, "?user=" + AdminsOverHttp.idOf(victim)).failed(403, "You are not allowed to do this");
    api().get(STATISTICS).bearer(user.access()).send().failed(403);
    awaitedOwn(user, "admin_action_refused");
    assertThat(eventsOf(own(user, "?user=" + AdminsOverHttp.idOf(victim))))
        .allMatch(event -> event.path("user").asString().equals(AdminsOverHttp.idOf(user)));
    api().get(ALL).send().failed(401, "You are not logged in");
    api().get(OWN).send().failed(401, "You are not logged in");
  }

  @Test
  default void the_events_of_a_deleted_user_stay_without_addresses() {
    Account account = registered();
    Tokens tokens = loggedIn(account);
    String user = AdminsOverHttp.idOf(tokens);
    api()
        .call("DELETE", "/api/users/me")
        .bearer(tokens.access())
        .json("{\"password\":\"%s\"}".formatted(account.password()))
        .send()
        .succeeded(200);
    Tokens admin = admin();

    List<JsonNode> events = awaited(() -> all(admin, "?user=" + user), "account_deleted");

    assertThat(kindsOf(events))
        .containsExactlyInAnyOrder("account_deleted", "logged_in", "user_registered");
    assertThat(events)
        .allMatch(event -> event.path("ipAddress").isNull() && event.path("userAgent").isNull());
  }

  @Test
  default void what_is_older_than_the_retention_is_not_shown() {
    Tokens admin = admin();
    String user = AdminsOverHttp.idOf(loggedIn());
    awaited(() -> all(admin, "?user=" + user), "logged_in");
    String from = "&from=2000-01-01T00:00:00Z";
    assertThat(eventsOf(all(admin, "?user=" + user + from))).isNotEmpty();

    after(Duration.ofDays(90).plusSeconds(1));
    Tokens next = admin();

    assertThat(eventsOf(all(next, "?user=" + user + from))).isEmpty();
  }

  @Test
  default void statistics_count_the_events_of_24_hours() {
    after(Duration.ofHours(25));
    Account account = registered();
    for (int i = 0; i < 20; i++) {
      api().login(account.withPassword("battery staple")).failed(400);
    }
    Tokens tokens = loggedIn(account);
    api().logout(tokens.access()).succeeded(200);
    after(Duration.ofMinutes(1));
    Tokens admin = admin();

    awaited(() -> all(admin, "?user=" + AdminsOverHttp.idOf(admin)), "logged_in");
    JsonNode statistics = awaitedStatistics(admin, "login_failed", 20);

    assertThat(statistics.propertyNames()).containsExactly("from", "step", "counts", "outbox");
    Instant hour = assembly().clock().instant().truncatedTo(ChronoUnit.HOURS);
    assertThat(Instant.parse(statistics.path("from").asString()))
        .isEqualTo(hour.minus(Duration.ofHours(23)));
    assertThat(statistics.path("step").asString()).isEqualTo("PT1H");
    assertThat(statistics.path("counts").propertyNames())
        .containsExactly(
            "logged_in", "login_failed", "throttled", "session_ended", "user_registered");
    for (JsonNode hours : statistics.path("counts")) {
      assertThat(hours).hasSize(24);
    }
    assertThat(sumOf(statistics, "login_failed")).isEqualTo(20);
    assertThat(sumOf(statistics, "session_ended")).isEqualTo(1);
    assertThat(sumOf(statistics, "user_registered")).isEqualTo(2);
    assertThat(sumOf(statistics, "throttled")).isZero();
    assertThat(statistics.path("outbox").propertyNames())
        .containsExactly("waiting", "oldestSeconds");
  }

  /** The statistics, once they have so many events. */
  private JsonNode awaitedStatistics(Tokens admin, String figure, long count) {
    JsonNode statistics = statistics(admin);
    for (int i = 0; i < MOST_PAUSES && sumOf(statistics, figure) < count; i++) {
      pause();
      statistics = statistics(admin);
    }
    return statistics;
  }

  private JsonNode statistics(Tokens admin) {
    Reply reply = api().get(STATISTICS).bearer(admin.access()).send().succeeded(200);
    return reply.json().path("data");
  }

  private static long sumOf(JsonNode statistics, String figure) {
    return statistics.path("counts").path(figure).valueStream().mapToLong(JsonNode::asLong).sum();
  }

  private String now() {
    return assembly().clock().instant().toString().replace("Z", ".000Z");
  }

  private String currentSession(Tokens tokens) {
    return api()
        .get("/api/auth/sessions")
        .bearer(tokens.access())
        .send()
        .json()
        .path("data")
        .path("sessions")
        .valueStream()
        .filter(session -> session.path("current").asBoolean())
        .findFirst()
        .orElseThrow()
        .path("id")
        .asString();
  }

  private Reply own(Tokens tokens, String query) {
    return api().get(OWN + query).bearer(tokens.access()).send();
  }

  private Reply all(Tokens tokens, String query) {
    return api().get(ALL + query).bearer(tokens.access()).send();
  }

  private List<String> kinds(Tokens admin, String query) {
    return kindsOf(eventsOf(all(admin, query)));
  }

  private List<JsonNode> awaitedOwn(Tokens tokens, String kind) {
    return awaited(() -> own(tokens, ""), kind);
  }

  /** The events, once there is one of {@code kind}. */
  private static List<JsonNode> awaited(Supplier<Reply> list, String kind) {
    return awaited(list, events -> kindsOf(events).contains(kind));
  }

  private static List<JsonNode> awaited(Supplier<Reply> list, Predicate<List<JsonNode>> condition) {
    List<JsonNode> events = eventsOf(list.get());
    for (int i = 0; i < MOST_PAUSES && !condition.test(events); i++) {
      pause();
      events = eventsOf(list.get());
    }
    assertThat(condition.test(events)).as("%s", events).isTrue();
    return events;
  }

  /** Until the thread that writes events has had a turn. */
  private static void pause() {
    LockSupport.parkNanos(PAUSE.toNanos());
  }

  /** But for letters, which are sent in the background, sooner or later. */
  private static List<JsonNode> eventsOf(Reply reply) {
    return withoutLetters(dataOf(reply));
  }

  private static List<JsonNode> withoutLetters(JsonNode data) {
    return data.path("events")
        .valueStream()
        .filter(event -> !event.path("kind").asString().startsWith("letter_"))
        .toList();
  }

  private static List<JsonNode> everyEventOf(Reply reply) {
    return dataOf(reply).path("events").valueStream().toList();
  }

  private static JsonNode dataOf(Reply reply) {
    return reply.succeeded(200).json().path("data");
  }

  private static List<String> kindsOf(List<JsonNode> events) {
    return events.stream().map(event -> event.path("kind").asString()).toList();
  }

  private static List<String> idsOf(List<JsonNode> events) {
    return events.stream().map(event -> event.path("id").asString()).toList();
  }
}
