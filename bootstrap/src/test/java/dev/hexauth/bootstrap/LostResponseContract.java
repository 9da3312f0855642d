package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.PrivateKey;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A client that lost the response to a refresh gets its tokens again, until they have been used;
 * from then on a thief is detected.
 */
interface LostResponseContract extends OverHttp {

  Duration LATER = Duration.ofMinutes(10);
  String SESSION_ENDED = "Invalid token or session has expired";

  @Test
  default void a_retry_ten_minutes_after_a_lost_response_gets_the_same_token() {
    Tokens tokens = loggedIn();
    Tokens lost = refreshed(tokens);
    after(LATER);
    api().me(tokens.access()).succeeded(200);

    Tokens again = refreshed(tokens);

    assertThat(again.refresh()).isEqualTo(lost.refresh());
    api().me(again.access()).succeeded(200);
    Tokens next = refreshed(again);
    assertThat(Jwt.parse(next.refresh()).claim("gen")).isEqualTo(2);
    api().me(next.access()).succeeded(200);
  }

  @Test
  default void a_retry_of_a_client_without_cookies_gets_the_same_token_too() {
    Map<String, Object> login = registered().credentials();
    login.put("delivery", "body");
    Reply first = api().post("/api/auth/login", login).send().succeeded(200);
    String old = first.json().path("refresh_token").asString();
    String lost = refreshedInBody(old).path("refresh_token").asString();
    after(LATER);

    JsonNode again = refreshedInBody(old);

    assertThat(again.path("refresh_token").asString()).isEqualTo(lost);
    api().me(again.path("access_token").asString()).succeeded(200);
    refreshedInBody(lost);
  }

  private JsonNode refreshedInBody(String token) {
    Map<String, String> body = Map.of("refresh_token", token);
    return api().post("/api/auth/refresh", body).send().succeeded(200).json();
  }

  @Test
  default void a_response_may_be_lost_repeatedly_until_the_session_expires() {
    Tokens tokens = loggedIn();
    Tokens lost = refreshed(tokens);
    for (int i = 0; i < 5; i++) {
      after(LATER);
      assertThat(refreshed(tokens).refresh()).isEqualTo(lost.refresh());
    }
    after(LATER);
    api().refresh(tokens.refresh()).failed(403);
    api().refresh(lost.refresh()).failed(403);
  }

  @Test
  @Tag("RFC9700-4.14.2-reuse")
  default void once_the_access_token_of_the_successor_was_used_a_late_retry_ends_the_session() {
    Tokens tokens = loggedIn();
    Tokens next = refreshed(tokens);
    api().me(next.access()).succeeded(200);
    after(LATER);

    Reuse.of(tokens.refresh(), api());

    api().me(next.access()).failed(401, SESSION_ENDED);
    api().refresh(next.refresh()).failed(403);
  }

  @Test
  default void a_retry_within_30_seconds_is_answered_even_then() {
    Tokens tokens = loggedIn();
    Tokens next = refreshed(tokens);
    api().me(next.access()).succeeded(200);
    after(Duration.ofSeconds(30));

    assertThat(refreshed(tokens).refresh()).isEqualTo(next.refresh());
  }

  @Test
  default void every_route_that_checks_the_session_confirms_the_generation() {
    assertShows(access -> api().get("/api/auth/sessions").bearer(access).send().succeeded(200));
    assertShows(
        access -> api().call("DELETE", "/api/auth/sessions").bearer(access).send().succeeded(200));
    assertShows(
        access -> api().get("/api/users/me").cookie("access_token", access).send().succeeded(200));
    assertShows(access ->
        api()
            .call("DELETE", "/api/auth/sessions/AAAAAAAAAAAAAAAAAAAAAA")
            .bearer(access)
            .send()
            .failed(404));
    assertShows(access ->
        api()
            .post("/api/users/01890a5d-ac96-774b-bcce-b302099a8057/disable")
            .bearer(access)
            .send()
            .failed(403));
  }

  private void assertShows(Consumer<String> route) {
    Tokens tokens = loggedIn();
    route.accept(refreshed(tokens).access());
    after(Duration.ofSeconds(31));
    Reuse.of(tokens.refresh(), api());
  }

  @Test
  default void an_access_token_of_another_generation_confirms_nothing_and_is_valid() {
    Tokens tokens = loggedIn();
    Tokens current = refreshed(refreshed(tokens));
    Jwt access = Jwt.parse(current.access());
    PrivateKey key = Keys.ACCESS.getPrivate();
    for (int gen : new int[] {0, 1, 3, 1_000_000_000}) {
      api().me(access.with("gen", gen).signed(key)).succeeded(200);
    }
    assertNothingIsShown(current, 1);
  }

  @Test
  default void a_refused_access_token_confirms_nothing() {
    Tokens current = refreshed(loggedIn());
    Jwt access = Jwt.parse(current.access());
    long now = assembly().clock().instant().getEpochSecond();
    api().me(access.with("exp", now).signed(Keys.ACCESS.getPrivate())).failed(401);
    api().me(access.signed(Keys.REFRESH.getPrivate())).failed(401);
    assertNothingIsShown(current, 0);
  }

  /** Asserts that a retry with the generation {@code before} the current one is a repeat. */
  private void assertNothingIsShown(Tokens current, int before) {
    Tokens other = loggedIn();
    api().me(refreshed(other).access()).succeeded(200);
    after(Duration.ofSeconds(31));
    Reuse.of(other.refresh(), api()); // by now, what was shown before is kept too

    String old = Jwt.parse(current.refresh()).with("gen", before).signed(Keys.REFRESH.getPrivate());
    assertThat(Jwt.parse(api().refresh(old).succeeded(200).tokens().refresh()).claim("gen"))
        .isEqualTo(before + 1);
  }

  /** Older versions issued such tokens. */
  @Test
  default void an_access_token_without_a_generation_costs_one_refresh() {
    Tokens tokens = loggedIn();
    String old = Jwt.parse(tokens.access()).without("gen").signed(Keys.ACCESS.getPrivate());

    api().me(old).failed(401, "Invalid token or user doesn't exist");

    api().me(refreshed(tokens).access()).succeeded(200);
  }

  @Test
  @Tag("ASVS-7.4.1")
  default void a_lost_response_is_not_repeated_after_a_logout() {
    Tokens tokens = loggedIn();
    Tokens lost = refreshed(tokens);
    api().logout(tokens.access()).succeeded(200);

    api().refresh(tokens.refresh()).failed(403);
    api().refresh(lost.refresh()).failed(403);
    api().me(lost.access()).failed(401, SESSION_ENDED);
    api().refresh(tokens.refresh()).failed(403);
  }

  private Tokens refreshed(Tokens tokens) {
    return api().refresh(tokens.refresh()).succeeded(200).tokens();
  }
}
