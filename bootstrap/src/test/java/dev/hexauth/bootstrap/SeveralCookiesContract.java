package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Several cookies of one name, as a browser sends them if a sibling host has set one for the whole
 * domain: an invalid one never hides a valid one.
 */
interface SeveralCookiesContract extends OverHttp {

  @Test
  default void a_valid_access_cookie_counts_at_any_position() {
    Tokens tokens = loggedIn();
    String ended = ended().access();
    String good = tokens.access();
    for (List<String> values :
        List.of(
            List.of("junk", good),
            List.of(good, "junk"),
            List.of(ended, good),
            List.of("", "\"\"", tokens.refresh(), ended, good),
            List.of("junk", "junk", "junk", "junk", "junk", good),
            List.of("\"" + good + "\""),
            List.of("a", "b", "c", good))) {
      assertThat(me(cookies("access_token", values)).status())
          .as("%s", values.size())
          .isEqualTo(200);
    }
  }

  @Test
  default void cookies_in_several_header_lines_count() {
    String good = "access_token=" + loggedIn().access();
    api()
        .get("/api/users/me")
        .header("Cookie", "access_token=junk")
        .header("Cookie", "a=b; " + good)
        .send()
        .succeeded(200);
    api()
        .get("/api/users/me")
        .header("Cookie", "a b=c; =; ;access_token=\"; x=\"y z\";" + good + " ;")
        .send()
        .succeeded(200);
  }

  @Test
  default void only_the_first_four_different_cookies_of_a_name_are_considered() {
    Tokens tokens = loggedIn();
    List<String> values = List.of("a", "b", "c", "d", tokens.access());
    me(cookies("access_token", values)).failed(401, "Invalid token or user doesn't exist");
    refresh(cookies("refresh_token", List.of("a", "b", "c", "d", tokens.refresh()))).failed(403);
  }

  @Test
  default void a_thousand_other_cookies_hide_nothing() {
    String junk =
        IntStream.range(0, 1000).mapToObj(i -> "c=" + i % 9).collect(Collectors.joining("; "));
    Tokens tokens = loggedIn();
    me(junk + "; access_token=" + tokens.access()).succeeded(200);
    refresh(junk + "; refresh_token=" + tokens.refresh()).succeeded(200);
  }

  @Test
  default void the_response_is_for_the_owner_of_the_cookie_that_counts() {
    Account account = registered();
    String stranger = ended().access();

    Reply reply = me(cookies("access_token", List.of(stranger, loggedIn(account).access())));

    assertThat(reply.json().path("data").path("user").path("email").asString())
        .isEqualTo(account.email());
  }

  @Test
  default void a_valid_refresh_cookie_counts_at_any_position() {
    Tokens tokens = loggedIn();
    String ended = ended().refresh();
    for (List<String> before :
        List.of(
            List.<String>of(),
            List.of("junk"),
            List.of(ended),
            List.of("", tokens.access(), ended))) {
      List<String> values = Stream.concat(before.stream(), Stream.of(tokens.refresh())).toList();
      tokens = refresh(cookies("refresh_token", values)).succeeded(200).tokens();
    }
  }

  @Test
  default void a_leftover_refresh_cookie_is_not_a_reuse() {
    Tokens first = loggedIn();
    Tokens second = api().refresh(first.refresh()).succeeded(200).tokens();
    Tokens third = api().refresh(second.refresh()).succeeded(200).tokens();

    Tokens next =
        refresh(cookies("refresh_token", List.of(first.refresh(), third.refresh())))
            .succeeded(200)
            .tokens();

    api().me(next.access()).succeeded(200);
  }

  @Test
  default void
      the_access_cookie_of_one_user_beside_the_refresh_cookie_of_another_is_two_sessions() {
    Account ada = registered();
    Account bob = registered();
    String cookies =
        "access_token=" + loggedIn(ada).access() + "; refresh_token=" + loggedIn(bob).refresh();

    assertThat(me(cookies).json().path("data").path("user").path("email").asString())
        .isEqualTo(ada.email());
    Tokens refreshed = refresh(cookies).succeeded(200).tokens();
    Reply reply = api().me(refreshed.access()).succeeded(200);
    assertThat(reply.json().path("data").path("user").path("email").asString())
        .isEqualTo(bob.email());
  }

  @Test
  @Tag("ASVS-7.2.4")
  default void a_login_ends_the_sessions_whose_cookies_it_carries() {
    Account account = registered();
    Tokens byAccess = loggedIn(account);
    Tokens byRefresh = loggedIn(account);
    Tokens ofAnother = loggedIn();
    Tokens elsewhere = loggedIn(account);
    String cookies =
        cookies("access_token", List.of("junk", byAccess.access()))
            + "; "
            + cookies("refresh_token", List.of(byRefresh.refresh(), ofAnother.refresh()));

    Tokens next =
        api()
            .post("/api/auth/login", account.credentials())
            .header("Cookie", cookies)
            .send()
            .succeeded(200)
            .tokens();

    for (Tokens before : List.of(byAccess, byRefresh, ofAnother)) {
      api().me(before.access()).failed(401, "Invalid token or session has expired");
      api().refresh(before.refresh()).failed(403);
    }
    api().me(next.access()).succeeded(200);
    api().me(elsewhere.access()).succeeded(200);
  }

  @Test
  default void a_login_that_fails_ends_no_session() {
    Account account = registered();
    Tokens before = loggedIn(account);

    Reply reply =
        api()
            .post("/api/auth/login", account.withPassword("correct zebra").credentials())
            .cookie("access_token", before.access())
            .cookie("refresh_token", before.refresh())
            .send()
            .failed(400, "Invalid email or password");

    assertThat(reply.cookies()).isEmpty();
    api().me(before.access()).succeeded(200);
    api().refresh(before.refresh()).succeeded(200);
  }

  @Test
  default void a_logout_that_races_with_a_refresh_leaves_no_session() {
    Tokens tokens = loggedIn();
    List<Reply> replies =
        Race.of(
            4,
            i ->
                () ->
                    i == 0
                        ? api()
                            .get("/api/auth/logout")
                            .cookie("access_token", "junk")
                            .cookie("refresh_token", tokens.refresh())
                            .send()
                        : refresh(cookies("refresh_token", List.of("junk", tokens.refresh()))));

    replies.getFirst().succeeded(200);
    replies.stream()
        .skip(1)
        .filter(reply -> reply.status() == 200)
        .forEach(reply -> api().me(reply.tokens().access()).failed(401));
    api().me(tokens.access()).failed(401, "Invalid token or session has expired");
  }

  private Tokens ended() {
    Tokens tokens = loggedIn();
    api().logout(tokens.access()).succeeded(200);
    return tokens;
  }

  private Reply me(String cookies) {
    return api().get("/api/users/me").header("Cookie", cookies).send();
  }

  private Reply refresh(String cookies) {
    return api().get("/api/auth/refresh").header("Cookie", cookies).send();
  }

  private static String cookies(String name, List<String> values) {
    return values.stream().map(value -> name + "=" + value).collect(Collectors.joining("; "));
  }
}
