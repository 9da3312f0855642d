package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A logout takes effect at once, everywhere the session was used. */
interface LogoutContract extends OverHttp {

  @Test
  @Tag("ASVS-7.4.1")
  @Tag("NIST-63B-5.1-logout")
  @Tag("RFC9700-4.14.2-logout")
  default void a_logout_ends_the_session_at_once() {
    Tokens tokens = loggedIn();

    Reply reply = api().logout(tokens.access()).succeeded(200);

    assertThat(reply.json().propertyNames()).containsExactly("status");
    api().me(tokens.access()).failed(401, "Invalid token or session has expired");
    api().refresh(tokens.refresh()).failed(403, "Could not refresh access token");
  }

  @Test
  default void a_logout_takes_the_cookie_and_may_be_posted() {
    for (String method : List.of("GET", "POST")) {
      Tokens tokens = loggedIn();

      api()
          .call(method, "/api/auth/logout")
          .cookie("access_token", tokens.access())
          .send()
          .succeeded(200);

      api().me(tokens.access()).failed(401, "Invalid token or session has expired");
    }
  }

  @Test
  default void a_logout_without_a_token_is_answered_not_logged_in() {
    api().get("/api/auth/logout").send().failed(401, "You are not logged in");
  }

  @Test
  default void a_logout_with_a_bad_token_is_refused() {
    Tokens tokens = loggedIn();

    for (String bad : List.of("nonsense", tokens.access() + "A", tokens.refresh())) {
      api().logout(bad).failed(401, "Invalid token or user doesn't exist");
    }
    api().me(tokens.access()).succeeded(200);
  }

  @Test
  default void a_second_logout_finds_the_session_ended() {
    Tokens tokens = loggedIn();
    api().logout(tokens.access()).succeeded(200);

    api().logout(tokens.access()).failed(401, "Invalid token or session has expired");
  }

  @Test
  default void of_many_simultaneous_logouts_one_ends_the_session() {
    Tokens tokens = loggedIn();

    List<Reply> replies = Race.of(8, () -> api().logout(tokens.access()));

    assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 200)
        .allSatisfy(reply -> reply.failed(401, "Invalid token or session has expired"));
  }

  @Test
  default void a_bad_bearer_does_not_hide_a_valid_cookie_from_a_logout() {
    for (String bad : List.of("nonsense", "null", "undefined")) {
      Tokens tokens = loggedIn();

      Reply reply = withCookies(tokens).bearer(bad).send().succeeded(200);

      assertCleared(reply);
      assertEnded(tokens);
    }
  }

  @Test
  default void a_bad_access_cookie_does_not_hide_a_valid_refresh_cookie_from_a_logout() {
    Tokens tokens = loggedIn();

    Reply reply =
        api()
            .get("/api/auth/logout")
            .cookie("access_token", tokens.access() + "A")
            .cookie("refresh_token", tokens.refresh())
            .send()
            .succeeded(200);

    assertCleared(reply);
    assertEnded(tokens);
  }

  @Test
  default void a_logout_ends_every_session_that_it_carries_a_valid_token_of() {
    Account account = registered();
    Tokens bearer = loggedIn();
    Tokens first = loggedIn(account);
    Tokens second = loggedIn(account);
    Tokens third = loggedIn(account);
    Tokens fourth = loggedIn();
    Tokens untouched = loggedIn(account);

    Reply reply =
        api()
            .get("/api/auth/logout")
            .bearer(bearer.access())
            .cookie("access_token", "junk")
            .cookie("access_token", first.access())
            .cookie("access_token", second.access())
            .cookie("refresh_token", "junk")
            .cookie("refresh_token", third.refresh())
            .cookie("refresh_token", fourth.refresh())
            .send()
            .succeeded(200);

    assertCleared(reply);
    List.of(bearer, first, second, third, fourth).forEach(this::assertEnded);
    api().me(untouched.access()).succeeded(200);
  }

  @Test
  default void a_logout_ends_the_active_session_beside_one_that_has_ended() {
    Tokens ended = loggedIn();
    Tokens active = loggedIn();
    api().logout(ended.access()).succeeded(200);

    api()
        .get("/api/auth/logout")
        .cookie("access_token", ended.access())
        .cookie("refresh_token", active.refresh())
        .send()
        .succeeded(200);

    assertEnded(active);
  }

  @Test
  default void a_logout_that_ends_nothing_still_clears_the_cookies() {
    Tokens ended = loggedIn();
    withCookies(ended).send().succeeded(200);
    Account account = registered();
    Tokens deleted = loggedIn(account);
    api()
        .call("DELETE", "/api/users/me")
        .bearer(deleted.access())
        .json(Json.text(Map.of("password", account.password())))
        .send()
        .succeeded(200);

    for (Reply reply :
        List.of(
            withCookies(ended).send().failed(401, "Invalid token or session has expired"),
            withCookies(deleted).send().failed(401, "Invalid token or session has expired"),
            withCookies(new Tokens("junk", "junk"))
                .send()
                .failed(401, "Invalid token or user doesn't exist"),
            api().logout("null").failed(401, "Invalid token or user doesn't exist"),
            api().get("/api/auth/logout").send().failed(401, "You are not logged in"))) {
      assertCleared(reply);
    }
  }

  @Test
  default void an_expired_access_token_that_ends_nothing_is_cleared() {
    Tokens tokens = loggedIn();
    after(Duration.ofMinutes(60));

    assertCleared(withCookies(tokens).send().failed(401, "Invalid token or user doesn't exist"));
  }

  private Api.Call withCookies(Tokens tokens) {
    return api()
        .get("/api/auth/logout")
        .cookie("access_token", tokens.access())
        .cookie("refresh_token", tokens.refresh());
  }

  private static void assertCleared(Reply reply) {
    assertThat(reply.cookies()).containsOnlyKeys("access_token", "refresh_token", "logged_in");
    assertThat(reply.cookies().values())
        .allSatisfy(cookie -> {
          assertThat(cookie.value()).isEmpty();
          assertThat(cookie.attributes()).containsEntry("Max-Age", "0");
        });
  }

  private void assertEnded(Tokens tokens) {
    api().me(tokens.access()).failed(401, "Invalid token or session has expired");
    api().refresh(tokens.refresh()).failed(403, "Could not refresh access token");
  }

  @Test
  default void an_expired_access_token_logs_out_with_a_good_refresh_cookie() {
    Tokens tokens = loggedIn();
    after(Duration.ofMinutes(15));

    Reply reply =
        api()
            .get("/api/auth/logout")
            .cookie("access_token", tokens.access())
            .cookie("refresh_token", tokens.refresh())
            .send()
            .succeeded(200);

    assertThat(reply.cookies()).containsOnlyKeys("access_token", "refresh_token", "logged_in");
    api().refresh(tokens.refresh()).failed(403, "Could not refresh access token");
  }

  @Test
  default void a_dropped_access_cookie_logs_out_with_a_good_refresh_cookie() {
    Tokens tokens = loggedIn();

    api().get("/api/auth/logout").cookie("refresh_token", tokens.refresh()).send().succeeded(200);

    api().me(tokens.access()).failed(401, "Invalid token or session has expired");
  }

  @Test
  default void an_expired_access_token_alone_is_invalid() {
    Tokens tokens = loggedIn();
    after(Duration.ofMinutes(15));

    api().logout(tokens.access()).failed(401, "Invalid token or user doesn't exist");

    api().refresh(tokens.refresh()).succeeded(200);
  }

  @Test
  @Tag("ASVS-14.2.1")
  default void a_logout_takes_no_token_from_the_query() {
    Tokens tokens = loggedIn();

    api()
        .get("/api/auth/logout?access_token=" + tokens.access())
        .send()
        .failed(401, "You are not logged in");
    api().me(tokens.access()).succeeded(200);
  }
}
