package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Users see their own sessions, and end them one by one or all others at once. */
interface SessionsContract extends OverHttp {

  String SESSIONS = "/api/auth/sessions";

  @Test
  default void a_user_sees_all_their_sessions_and_which_is_current() {
    Account account = registered();
    Tokens first = loggedIn(account);
    after(Duration.ofSeconds(1));
    Tokens second = loggedIn(account);
    loggedIn();

    List<JsonNode> sessions = sessionsOf(second);

    assertThat(sessions).hasSize(2);
    assertThat(sessions).extracting(SessionsContract::isCurrent).containsExactly(true, false);
    assertThat(sessionsOf(first))
        .extracting(SessionsContract::isCurrent)
        .containsExactly(false, true);
    assertThat(sessionsOf(first)).extracting(SessionsContract::idOf).doesNotHaveDuplicates();
    assertThat(sessions)
        .allSatisfy(session -> {
          assertThat(session.propertyNames())
              .containsExactly(
                  "id", "current", "createdAt", "lastUsedAt", "expiresAt", "userAgent", "address");
          assertThat(session.path("userAgent").asString()).startsWith("Java-http-client/");
          assertThat(session.path("address").asString()).isIn("127.0.0.1", "::1");
        });
  }

  @Test
  default void the_public_id_reveals_nothing_about_the_tokens() {
    Tokens tokens = loggedIn();
    String sid = Jwt.parse(tokens.access()).claim("sid").toString();

    assertThat(idOf(sessionsOf(tokens).getFirst())).matches("[\\w-]{22}").isNotEqualTo(sid);
    end(sid, tokens).failed(404, "Session not found");
  }

  @Test
  default void a_refresh_is_a_use() {
    Tokens tokens = loggedIn();
    after(Duration.ofSeconds(10));
    api().refresh(tokens.refresh()).succeeded(200);

    JsonNode session = sessionsOf(tokens).getFirst();

    assertThat(session.path("lastUsedAt").asString())
        .isGreaterThan(session.path("createdAt").asString());
  }

  @Test
  default void another_session_ends_at_once_and_for_good() {
    Account account = registered();
    Tokens lost = loggedIn(account);
    Tokens own = loggedIn(account);
    String id = idOf(other(own));

    Reply reply = end(id, own).succeeded(200);

    assertThat(reply.headers()).doesNotContainKey("set-cookie");
    api().me(lost.access()).failed(401, "Invalid token or session has expired");
    api().refresh(lost.refresh()).failed(403);
    api().me(own.access()).succeeded(200);
    end(id, own).failed(404, "Session not found");
  }

  @Test
  default void ending_the_current_session_logs_out() {
    Tokens tokens = loggedIn();

    Reply reply = end(idOf(sessionsOf(tokens).getFirst()), tokens).succeeded(200);

    assertThat(reply.cookies().values())
        .hasSize(3)
        .allSatisfy(cookie -> assertThat(cookie.attributes()).containsEntry("Max-Age", "0"));
    api().me(tokens.access()).failed(401, "Invalid token or session has expired");
  }

  @Test
  default void a_session_of_another_user_is_not_found_and_stays_active() {
    Tokens others = loggedIn();
    String id = idOf(sessionsOf(others).getFirst());

    end(id, loggedIn()).failed(404, "Session not found");

    api().me(others.access()).succeeded(200);
  }

  @Test
  default void all_other_sessions_end_and_the_current_one_stays() {
    Account account = registered();
    List<Tokens> others = List.of(loggedIn(account), loggedIn(account));
    Tokens own = loggedIn(account);
    Tokens strangers = loggedIn();

    api().call("DELETE", SESSIONS).bearer(own.access()).send().succeeded(200);

    for (Tokens other : others) {
      api().me(other.access()).failed(401, "Invalid token or session has expired");
      api().refresh(other.refresh()).failed(403);
    }
    assertThat(sessionsOf(own)).hasSize(1);
    api().refresh(own.refresh()).succeeded(200);
    api().me(strangers.access()).succeeded(200);
  }

  @Test
  default void a_caller_without_a_session_can_neither_list_nor_end_sessions() {
    String id = "AAAAAAAAAAAAAAAAAAAAAA";
    api().get(SESSIONS).send().failed(401, "You are not logged in");
    api().call("DELETE", SESSIONS).send().failed(401, "You are not logged in");
    api().call("DELETE", SESSIONS + "/" + id).send().failed(401, "You are not logged in");
    end(id, new Tokens("nonsense", "")).failed(401, "Invalid token or user doesn't exist");
  }

  private Reply end(String id, Tokens tokens) {
    return api().call("DELETE", SESSIONS + "/" + id).bearer(tokens.access()).send();
  }

  private JsonNode other(Tokens tokens) {
    return sessionsOf(tokens).stream()
        .filter(session -> !isCurrent(session))
        .findFirst()
        .orElseThrow();
  }

  private List<JsonNode> sessionsOf(Tokens tokens) {
    Reply reply = api().get(SESSIONS).bearer(tokens.access()).send().succeeded(200);
    return reply.json().path("data").path("sessions").valueStream().toList();
  }

  private static boolean isCurrent(JsonNode session) {
    return session.path("current").asBoolean();
  }

  private static String idOf(JsonNode session) {
    return session.path("id").asString();
  }
}
