package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A user gets everything that is kept of them, and nothing of anyone else. */
interface AccountExportContract extends OverHttp {

  @Test
  @Tag("ASVS-14.2.4")
  default void a_user_gets_a_file_with_what_is_kept_of_them() {
    Account account = registered();
    Tokens other = loggedIn(account);
    after(Duration.ofSeconds(1));
    Tokens own = loggedIn(account);
    loggedIn();

    Reply reply = exported(own);

    assertThat(reply.header("content-disposition"))
        .hasValue("attachment; filename=\"hexauth-export.json\"");
    assertThat(reply.header("cache-control")).hasValue("no-store");
    JsonNode data = reply.json().path("data");
    assertThat(data.path("user").path("email").asString()).isEqualTo(account.email());
    assertThat(data.path("user").path("verified").asBoolean()).isFalse();
    assertThat(data.path("sessions"))
        .extracting(session -> session.path("current").asBoolean())
        .containsExactly(true, false);
    assertThat(data.path("networks"))
        .extracting(network -> network.path("network").asString())
        .hasSize(1)
        .allMatch(network -> network.equals("127.0.0.1") || network.endsWith("::/64"));
    for (Tokens tokens : new Tokens[] {other, own}) {
      String sid = Jwt.parse(tokens.access()).claim("sid").toString();
      assertThat(reply.body()).doesNotContain(tokens.access(), tokens.refresh(), sid);
    }
    assertThat(reply.body()).doesNotContain(account.password(), "$2b$", "$argon2");
  }

  @Test
  default void a_refresh_is_in_it() {
    Tokens tokens = loggedIn();
    Tokens next = api().refresh(tokens.refresh()).succeeded(200).tokens();
    api().me(next.access()).succeeded(200);

    JsonNode session = exported(next).json().path("data").path("sessions").path(0);

    assertThat(session.path("refreshes").asInt()).isEqualTo(1);
  }

  @Test
  default void an_ended_session_exports_nothing() {
    Tokens tokens = loggedIn();
    api().logout(tokens.access()).succeeded(200);
    api()
        .get("/api/users/me/export")
        .bearer(tokens.access())
        .send()
        .failed(401, "Invalid token or session has expired");
  }

  /** The export of the owner of {@code tokens}. */
  default Reply exported(Tokens tokens) {
    return api().get("/api/users/me/export").bearer(tokens.access()).send().succeeded(200);
  }
}
