package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who logs out is logged out, at once and everywhere that this session was used. */
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
  default void a_logout_without_a_token_is_told_so() {
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
  default void of_many_who_log_out_at_once_one_ends_the_session() {
    Tokens tokens = loggedIn();

    List<Reply> replies = Race.of(8, () -> api().logout(tokens.access()));

    assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 200)
        .allSatisfy(reply -> reply.failed(401, "Invalid token or session has expired"));
  }

  @Test
  default void a_bad_bearer_is_not_rescued_by_a_good_cookie_at_a_logout() {
    Tokens tokens = loggedIn();

    api()
        .get("/api/auth/logout")
        .bearer("nonsense")
        .cookie("access_token", tokens.access())
        .cookie("refresh_token", tokens.refresh())
        .send()
        .failed(401, "Invalid token or user doesn't exist");

    api().me(tokens.access()).succeeded(200);
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
