package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.FindUsers;
import dev.hexauth.application.ShowUser;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.PublicId;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.user.EmailPrefix;
import dev.hexauth.domain.user.KeptUser;
import dev.hexauth.domain.user.NamePrefix;
import dev.hexauth.domain.user.UserGroup;
import dev.hexauth.domain.user.UserQuery;
import dev.hexauth.domain.user.UserQuery.NameKey;
import dev.hexauth.domain.user.UserQuery.NewestKey;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DirectoryTest {

  private static final List<Token> TOKENS = List.of(new Token("abc"));
  private static final KeptUser ADA = KeptUser.active(TestServer.USER);
  private static final String ID = TestServer.USER.id().toString();

  private static final String ADA_JSON =
      """
      "id":"019a5f5e-7d5b-7000-8000-0123456789ab",\
      "name":"Ada \\"Lovelace\\" \u00e9\ud83d\ude00",\
      "email":"ada@example.com","photo":"default.png","role":"user",\
      "createdAt":"2026-11-05T08:09:10.100Z","updatedAt":"2026-11-05T08:09:11.000Z",\
      "verified":false,"disabledAt":null\
      """;

  private final TestServer server = TestServer.fresh();
  private final List<Object> asked = new ArrayList<>();

  DirectoryTest() {
    answering(new FindUsers.Result.Found(List.of(ADA), false));
  }

  @Test
  void users_are_listed_with_null_for_what_there_is_not() {
    assertAnswered(
        list(""),
        200,
        "{\"status\":\"success\",\"data\":{\"users\":[{" + ADA_JSON + "}],\"next\":null}}");
    assertThat(asked)
        .containsExactly(
            new FindUsers.Command(
                TOKENS,
                new UserQuery.Newest(UserGroup.ALL, Optional.empty()),
                50,
                TestServer.CLIENT));
  }

  @Test
  void an_empty_page_is_a_page() {
    answering(new FindUsers.Result.Found(List.of(), false));
    assertAnswered(list(""), 200, "{\"status\":\"success\",\"data\":{\"users\":[],\"next\":null}}");
  }

  @ParameterizedTest
  @CsvSource({
    "?state=disabled, DISABLED",
    "?state=unverified&limit=1, UNVERIFIED",
    "?state=admin&limit=100, ADMINS"
  })
  void a_state_is_a_group(String query, UserGroup group) {
    assertNext(query, new UserQuery.Newest(group, Optional.of(NewestKey.of(TestServer.USER))));
  }

  @Test
  void the_next_page_starts_after_the_last_user() {
    assertNext(
        "?", new UserQuery.Newest(UserGroup.ALL, Optional.of(NewestKey.of(TestServer.USER))));
    assertNext(
        "?email=AD%41%2B",
        new UserQuery.ByEmail(new EmailPrefix("ada+"), Optional.of(TestServer.USER.email())));
    assertNext(
        "?name=%C3%89%F0%9F%98%80",
        new UserQuery.ByName(
            new NamePrefix("\u00c9\ud83d\ude00"), Optional.of(NameKey.of(TestServer.USER))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2030-01-01T00:00:00Z",
        "+1000000000-12-31T23:59:59.999999999Z\u0000" + "019a5f5e-7d5b-7000-8000-0123456789ab",
        "-1000000000-01-01T00:00:00Z\u0000" + "019a5f5e-7d5b-7000-8000-0123456789ab",
        "\u0000" + "019a5f5e-7d5b-7000-8000-0123456789ab",
        "2030-01-01T00:00:00Z\u0000x",
        "2030-01-01T00:00:00Z\u0000" + "019a5f5e-7d5b-7000-8000-0123456789ab\u0000"
      })
  void a_forged_position_that_no_store_can_have_is_refused(String position) {
    String cursor = Cursor.of("newest users ALL", List.of(position));
    HttpResponse<String> answer = list("?cursor=" + cursor);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"path\":[\"query\",\"cursor\"]");
    assertThat(asked).isEmpty();
  }

  @Test
  void a_user_is_shown_with_sessions_and_networks() {
    Instant opened = Instant.parse("2026-11-05T08:09:10.123456Z");
    Session session =
        new Session(
            new SessionRef(TestServer.USER.id(), new SessionId("A".repeat(22))),
            Generation.FIRST,
            true,
            opened,
            opened,
            opened.plus(SessionPolicy.DEFAULT.sessionLifetime()),
            TestServer.CLIENT);
    answering(
        new ShowUser.Result.Shown(
            KeptUser.disabled(TestServer.USER, opened),
            List.of(new ShowUser.Entry(new PublicId("P".repeat(22)), session)),
            new ShowUser.Networks(3, Optional.of(LocalDate.parse("2026-11-04")))));
    assertAnswered(
        show(ID),
        200,
        """
        {"status":"success","data":{"user":{%s,"language":"en"},"sessions":[\
        {"id":"PPPPPPPPPPPPPPPPPPPPPP","createdAt":"2026-11-05T08:09:10.123Z",\
        "lastUsedAt":"2026-11-05T08:09:10.123Z","expiresAt":"2026-11-06T08:09:10.123Z",\
        "userAgent":"%s","address":"127.0.0.1"}],\
        "networks":{"known":3,"lastLoginAt":"2026-11-04T00:00:00.000Z"}}}\
        """
            .formatted(
                ADA_JSON.replace("null", "\"2026-11-05T08:09:10.123Z\""),
                TestServer.CLIENT.userAgent()));
    assertThat(asked)
        .containsExactly(new ShowUser.Command(TOKENS, TestServer.USER.id(), TestServer.CLIENT));
  }

  @Test
  void a_caller_who_is_not_an_admin_is_refused() {
    answering(new FindUsers.Result.NotAllowed());
    answering(new ShowUser.Result.NotAllowed());
    String body =
        "{\"status\":\"fail\",\"message\":\"You are not allowed to do"
            + " this\",\"code\":\"forbidden\"}";
    assertAnswered(list(""), 403, body);
    assertAnswered(show(ID), 403, body);
  }

  @Test
  void without_a_directory_the_routes_are_unknown() {
    answering(new FindUsers.Result.NoDirectory());
    answering(new ShowUser.Result.NoDirectory());
    assertAnswered(
        list("?email=a"),
        404,
        "{\"status\":\"fail\",\"message\":\"Route /api/admin/users?email=a not found\","
            + "\"code\":\"route_not_found\"}");
    assertAnswered(
        show(ID),
        404,
        "{\"status\":\"fail\",\"message\":\"Route /api/admin/users/"
            + ID
            + " not found\","
            + "\"code\":\"route_not_found\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"me", "1", "019A5F5E-7D5B-7000-8000-0123456789AB", "%C3%A9", "a%2Fb"})
  void a_malformed_id_is_not_found_and_never_reaches_the_use_case(String id) {
    assertAnswered(
        show(id),
        404,
        "{\"status\":\"fail\",\"message\":\"User not found\",\"code\":\"user_not_found\"}");
    assertThat(asked).isEmpty();
  }

  private void answering(FindUsers.Result result) {
    server.findUsers =
        command -> {
          asked.add(command);
          return result;
        };
  }

  private void answering(ShowUser.Result result) {
    server.showUser =
        command -> {
          asked.add(command);
          return result;
        };
  }

  /** Asks for the page after the one of {@code query}. */
  private void assertNext(String query, UserQuery expected) {
    answering(new FindUsers.Result.Found(List.of(ADA), true));
    String cursor = list(query).body().replaceFirst(".*\"next\":\"([\\w-]+)\".*", "$1");
    assertThat(cursor).matches("[\\w-]+");
    asked.clear();
    assertThat(list(query + "&cursor=" + cursor).statusCode()).isEqualTo(200);
    assertThat(asked)
        .first()
        .isInstanceOfSatisfying(
            FindUsers.Command.class, command -> assertThat(command.query()).isEqualTo(expected));
  }

  private HttpResponse<String> list(String query) {
    return server.send("GET", "/api/admin/users" + query, "Authorization", "Bearer abc");
  }

  private HttpResponse<String> show(String id) {
    return server.send("GET", "/api/admin/users/" + id, "Authorization", "Bearer abc");
  }

  private static void assertAnswered(HttpResponse<String> answer, int status, String body) {
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }
}
