package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.EndOtherSessions;
import dev.hexauth.application.EndSession;
import dev.hexauth.application.ListSessions;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.Token;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionsTest {

  private static final String ROUTE = "/api/auth/sessions";
  private static final String ID = "publicIdOf_22-letters1";
  private static final String SID = "AAAAAAAAAAAAAAAAAAAAAA";

  private static final Session SESSION =
      new Session(
          new SessionRef(TestServer.USER.id(), new SessionId(SID)),
          Generation.FIRST,
          true,
          Instant.parse("2026-11-05T08:00:00Z"),
          Instant.parse("2026-11-05T08:05:00.123456Z"),
          Instant.parse("2026-11-05T09:05:00.123456Z"),
          new Client("Some \"Browser\" <b>/1\n", "203.0.113.7"));

  private final TestServer server = TestServer.fresh();
  private final List<Object> asked = new ArrayList<>();

  SessionsTest() {
    listing(new ListSessions.Result.Listed(List.of()));
    ending(new EndSession.Result.Ended(false));
    endingOthers(new EndOtherSessions.Result.Ended());
  }

  @Test
  void a_listed_session_has_exactly_seven_fields_in_order() {
    listing(
        new ListSessions.Result.Listed(
            List.of(new ListSessions.Entry(new PublicId(ID), SESSION, true))));
    HttpResponse<String> answer = send("GET", ROUTE);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"status":"success","data":{"sessions":[{\
            "id":"publicIdOf_22-letters1","current":true,\
            "createdAt":"2026-11-05T08:00:00.000Z","lastUsedAt":"2026-11-05T08:05:00.123Z",\
            "expiresAt":"2026-11-05T09:05:00.123Z",\
            "userAgent":"Some \\"Browser\\" <b>/1 ","address":"203.0.113.7"}]}}\
            """);
    assertThat(answer.body()).doesNotContain(SID);
    assertThat(asked)
        .containsExactly(new ListSessions.Command(List.of(new Token("abc")), TestServer.CLIENT));
  }

  @Test
  void sessions_are_listed_in_the_order_of_the_use_case() {
    String other = ID.replace('1', '2');
    listing(
        new ListSessions.Result.Listed(
            List.of(
                new ListSessions.Entry(new PublicId(other), SESSION, false),
                new ListSessions.Entry(new PublicId(ID), SESSION, true))));

    assertThat(send("GET", ROUTE).body())
        .containsSubsequence(
            "{\"id\":\"" + other + "\",\"current\":false",
            "{\"id\":\"" + ID + "\",\"current\":true");
  }

  @Test
  void one_session_is_ended_by_its_public_id_and_the_cookies_stay() {
    HttpResponse<String> answer = send("DELETE", ROUTE + "/" + ID);

    assertDone(answer);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(asked)
        .containsExactly(
            new EndSession.Command(List.of(new Token("abc")), new PublicId(ID), TestServer.CLIENT));
  }

  @Test
  void ending_the_current_session_clears_the_cookies() {
    ending(new EndSession.Result.Ended(true));
    HttpResponse<String> answer = send("DELETE", ROUTE + "/" + ID);

    assertDone(answer);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .hasSize(3)
        .allMatch(cookie -> cookie.contains("=; Max-Age=0; "));
  }

  @Test
  void an_unknown_session_is_not_found() {
    ending(new EndSession.Result.NoSuchSession());

    assertFailed(send("DELETE", ROUTE + "/" + ID), 404, "session_not_found", "Session not found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "publicIdOf_22-letters",
        "publicIdOf_22-letters12",
        "%C3%A9",
        "a%2Fb",
        "a;b=c"
      })
  void a_malformed_id_is_not_found_and_never_reaches_the_use_case(String id) {
    assertFailed(send("DELETE", ROUTE + "/" + id), 404, "session_not_found", "Session not found");
    assertThat(asked).isEmpty();
  }

  @Test
  void all_other_sessions_are_ended_and_the_cookies_stay() {
    HttpResponse<String> answer = send("DELETE", ROUTE);

    assertDone(answer);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(asked)
        .containsExactly(
            new EndOtherSessions.Command(List.of(new Token("abc")), TestServer.CLIENT));
  }

  private void listing(ListSessions.Result result) {
    server.listSessions =
        command -> {
          asked.add(command);
          return result;
        };
  }

  private void ending(EndSession.Result result) {
    server.endSession =
        command -> {
          asked.add(command);
          return result;
        };
  }

  private void endingOthers(EndOtherSessions.Result result) {
    server.endOtherSessions =
        command -> {
          asked.add(command);
          return result;
        };
  }

  private HttpResponse<String> send(String method, String path) {
    return server.send(method, path, "Cookie", "access_token=abc");
  }

  private static void assertDone(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"success\"}");
  }

  private static void assertFailed(
      HttpResponse<String> answer, int status, String code, String message) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"fail\",\"message\":\"" + message + "\",\"code\":\"" + code + "\"}");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }
}
