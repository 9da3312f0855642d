package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A caller with an active session learns who the current user is. */
interface MeContract extends OverHttp {

  @Test
  default void me_returns_the_user_that_registration_returned() {
    Account account = Account.any();
    Reply registration = api().register(account).succeeded(201);

    Reply me = api().me(loggedIn(account).access()).succeeded(200);

    assertThat(me.json().propertyNames()).containsExactly("status", "data");
    assertThat(me.json().path("data")).isEqualTo(registration.json().path("data"));
    assertThat(me.headers()).doesNotContainKeys("set-cookie", "x-user-id", "x-user-roles");
  }

  @Test
  default void the_access_token_may_be_a_bearer_or_a_cookie() {
    Tokens tokens = loggedIn();

    api().me(tokens.access()).succeeded(200);
    api().get("/api/users/me").cookie("access_token", tokens.access()).send().succeeded(200);
  }

  @Test
  default void the_bearer_takes_precedence_over_the_cookie() {
    Account bearer = registered();

    Reply reply =
        api()
            .get("/api/users/me")
            .bearer(loggedIn(bearer).access())
            .cookie("access_token", loggedIn().access())
            .send()
            .succeeded(200);

    assertThat(reply.json().path("data").path("user").path("email").asString())
        .isEqualTo(bearer.email());
  }

  @Test
  default void a_valid_cookie_does_not_rescue_a_bad_bearer() {
    api()
        .get("/api/users/me")
        .bearer("nonsense")
        .cookie("access_token", loggedIn().access())
        .send()
        .failed(401, "Invalid token or user doesn't exist");
  }

  @Test
  default void without_a_token_the_answer_is_not_logged_in() {
    api().get("/api/users/me").send().failed(401, "You are not logged in");
  }

  @Test
  @Tag("ASVS-14.2.1")
  @Tag("RFC6750-2.3")
  default void the_access_token_is_not_taken_from_the_query() {
    String token = loggedIn().access();

    for (String name : List.of("access_token", "token")) {
      api().get("/api/users/me?" + name + "=" + token).send().failed(401, "You are not logged in");
    }
  }

  @Test
  @Tag("ASVS-9.2.2")
  default void a_refresh_token_is_not_an_access_token() {
    String refresh = loggedIn().refresh();

    api().me(refresh).failed(401, "Invalid token or user doesn't exist");
    api()
        .get("/api/users/me")
        .cookie("access_token", refresh)
        .send()
        .failed(401, "Invalid token or user doesn't exist");
    api()
        .get("/api/users/me")
        .cookie("refresh_token", refresh)
        .send()
        .failed(401, "You are not logged in");
  }

  @Test
  default void an_access_token_is_good_for_15_minutes() {
    Tokens tokens = loggedIn();
    after(Duration.ofMinutes(15).minusSeconds(1));
    api().me(tokens.access()).succeeded(200);

    after(Duration.ofSeconds(1));

    api().me(tokens.access()).failed(401, "Invalid token or user doesn't exist");
  }
}
