package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The holder of a session's refresh token gets new tokens until the session ends. */
interface RefreshContract extends OverHttp {

  String REFUSED = "Could not refresh access token";

  @Test
  default void a_refresh_answers_with_a_new_access_token() {
    Tokens tokens = loggedIn();

    Reply reply = api().refresh(tokens.refresh()).succeeded(200);

    assertThat(reply.json().propertyNames()).containsExactlyInAnyOrder("status", "access_token");
    String access = reply.json().path("access_token").asString();
    assertThat(access).isEqualTo(reply.cookie("access_token")).isNotEqualTo(tokens.access());
    api().me(access).succeeded(200);
    api().me(tokens.access()).succeeded(200);
  }

  @Test
  @Tag("RFC9700-2.2.2")
  @Tag("RFC9700-4.14.2-rotation")
  default void a_refresh_rotates_the_refresh_token() {
    Tokens tokens = loggedIn();

    Tokens next = api().refresh(tokens.refresh()).succeeded(200).tokens();

    Jwt before = Jwt.parse(tokens.refresh());
    Jwt after = Jwt.parse(next.refresh());
    assertThat(after.claim("sid")).isEqualTo(before.claim("sid"));
    assertThat(after.claim("gen")).isEqualTo(1);
    api().refresh(next.refresh()).succeeded(200);
  }

  @Test
  default void a_refresh_may_be_posted() {
    Tokens tokens = loggedIn();

    api()
        .post("/api/auth/refresh")
        .cookie("refresh_token", tokens.refresh())
        .send()
        .succeeded(200)
        .tokens();
  }

  @Test
  default void the_refresh_token_is_taken_from_its_cookie_only() {
    String token = loggedIn().refresh();

    api().get("/api/auth/refresh").send().failed(403, REFUSED);
    api().get("/api/auth/refresh").bearer(token).send().failed(403, REFUSED);
    api().get("/api/auth/refresh?refresh_token=" + token).send().failed(403, REFUSED);
    api()
        .post("/api/auth/refresh")
        .json("{\"refresh_token\":\"" + token + "\"}")
        .send()
        .failed(403, REFUSED);
    api().get("/api/auth/refresh").cookie("access_token", token).send().failed(403, REFUSED);
  }

  @Test
  @Tag("RFC9700-4.14.2-integrity")
  default void every_invalid_token_is_refused_in_the_same_way() {
    Tokens tokens = loggedIn();
    Jwt refresh = Jwt.parse(tokens.refresh());
    PrivateKey key = Keys.REFRESH.getPrivate();
    Stream.of(
            "",
            "nonsense",
            "a.b.c",
            tokens.access(),
            Jwt.parse(tokens.access()).signed(key),
            tokens.refresh() + "A",
            refresh.signed(Keys.ACCESS.getPrivate()),
            refresh.withHeader("alg", "none").unsigned() + ".",
            refresh.withHeader("typ", "JWT").signed(key),
            refresh.withHeader("kid", "another").signed(key),
            refresh.without("gen").signed(key),
            refresh.with("gen", -1).signed(key),
            refresh.with("gen", "1").signed(key),
            refresh.with("gen", 1e20).signed(key),
            refresh.without("exp").signed(key),
            refresh.with("exp", now().getEpochSecond()).signed(key),
            refresh.with("sub", "nobody").signed(key),
            refresh.with("sub", "01890a5d-ac96-774b-bcce-b302099a8057").signed(key),
            refresh.with("sid", "AAAAAAAAAAAAAAAAAAAAAA").signed(key))
        .forEach(token -> assertThat(refuse(token).cookies()).as(token).isEmpty());
    api().refresh(tokens.refresh()).succeeded(200);
  }

  @Test
  default void a_refused_refresh_clears_no_cookie() {
    Tokens tokens = loggedIn();
    api().logout(tokens.access()).succeeded(200);

    assertThat(refuse(tokens.refresh()).headers()).doesNotContainKey("set-cookie");
  }

  @Test
  @Tag("ASVS-7.3.1")
  @Tag("NIST-63B-5.2-end")
  @Tag("NIST-63B-5.2-activity")
  @Tag("NIST-63B-5.1-timeouts")
  @Tag("RFC9700-4.14.2-inactivity")
  default void an_unused_session_ends_after_an_hour() {
    Tokens tokens = loggedIn();
    after(Duration.ofMinutes(60).minusSeconds(1));
    Tokens next = api().refresh(tokens.refresh()).succeeded(200).tokens();

    after(Duration.ofMinutes(60));

    refuse(next.refresh());
  }

  @Test
  @Tag("ASVS-7.3.2")
  @Tag("NIST-63B-2.1.3")
  @Tag("NIST-63B-5.2-end")
  @Tag("NIST-63B-5.2-activity")
  @Tag("NIST-63B-5.1-timeouts")
  default void a_session_in_use_ends_after_a_day() {
    Instant end = now().plus(Duration.ofDays(1));
    Tokens tokens = loggedIn();
    Duration step = Duration.ofMinutes(50);
    while (now().plus(step).isBefore(end)) {
      after(step);
      tokens = api().refresh(tokens.refresh()).succeeded(200).tokens();
    }
    assertThat(Jwt.parse(tokens.refresh()).claim("exp")).isEqualTo((int) end.getEpochSecond());
    after(Duration.between(now(), end).minusSeconds(1));
    tokens = api().refresh(tokens.refresh()).succeeded(200).tokens();
    api().me(tokens.access()).succeeded(200);

    after(Duration.ofSeconds(1));

    refuse(tokens.refresh());
    api().me(tokens.access()).failed(401);
  }

  @Test
  default void a_repeat_within_30_seconds_gets_the_current_token_again() {
    Tokens tokens = loggedIn();
    Tokens next = api().refresh(tokens.refresh()).succeeded(200).tokens();
    after(Duration.ofSeconds(30));

    Tokens again = api().refresh(tokens.refresh()).succeeded(200).tokens();

    assertThat(again.refresh()).isEqualTo(next.refresh());
    api().me(again.access()).succeeded(200);
  }

  @Test
  @Tag("RFC9700-2.2.2")
  @Tag("RFC9700-4.14.2-reuse")
  @Tag("NIST-63B-5.3")
  default void a_reuse_after_30_seconds_ends_the_session() {
    Tokens tokens = loggedIn();
    Tokens next = api().refresh(tokens.refresh()).succeeded(200).tokens();
    api().me(next.access()).succeeded(200);
    after(Duration.ofSeconds(31));

    Reuse.of(tokens.refresh(), api());

    refuse(next.refresh());
    api().me(next.access()).failed(401, "Invalid token or session has expired");
  }

  @Test
  default void a_repeat_does_not_extend_its_window() {
    Tokens tokens = loggedIn();
    Tokens next = api().refresh(tokens.refresh()).succeeded(200).tokens();
    api().me(next.access()).succeeded(200);
    after(Duration.ofSeconds(20));
    api().refresh(tokens.refresh()).succeeded(200);
    after(Duration.ofSeconds(11));

    Reuse.of(tokens.refresh(), api());

    api().me(next.access()).failed(401, "Invalid token or session has expired");
  }

  @Test
  @Tag("RFC9700-4.14.2-reuse")
  default void a_token_older_than_the_last_ends_the_session_at_once() {
    Tokens first = loggedIn();
    Tokens second = api().refresh(first.refresh()).succeeded(200).tokens();
    Tokens third = api().refresh(second.refresh()).succeeded(200).tokens();

    refuse(first.refresh());

    refuse(third.refresh());
    api().me(third.access()).failed(401, "Invalid token or session has expired");
  }

  @Test
  default void a_reuse_ends_no_other_session_of_the_user() {
    Account account = registered();
    Tokens other = loggedIn(account);
    Tokens tokens = loggedIn(account);
    Tokens next = api().refresh(tokens.refresh()).succeeded(200).tokens();
    api().me(next.access()).succeeded(200);
    after(Duration.ofSeconds(31));
    Reuse.of(tokens.refresh(), api());

    api().me(other.access()).succeeded(200);
    api().refresh(other.refresh()).succeeded(200);
  }

  @Test
  default void a_generation_that_the_store_has_lost_logs_no_user_out() {
    Tokens tokens = loggedIn();
    String ahead = Jwt.parse(tokens.refresh()).with("gen", 5).signed(Keys.REFRESH.getPrivate());

    Tokens next = api().refresh(ahead).succeeded(200).tokens();

    assertThat(Jwt.parse(next.refresh()).claim("gen")).isEqualTo(6);
    api().me(next.access()).succeeded(200);
  }

  @Test
  default void a_refresh_never_brings_back_an_ended_session() {
    for (int round = 0; round < 5; round++) {
      Tokens tokens = loggedIn();

      List<Reply> replies =
          Race.of(
              9,
              i -> () -> i == 0 ? api().logout(tokens.access()) : api().refresh(tokens.refresh()));

      replies.getFirst().succeeded(200);
      assertThat(replies.subList(1, 9))
          .allSatisfy(reply -> assertThat(reply.status()).isIn(200, 403));
      refuse(tokens.refresh());
      api().me(tokens.access()).failed(401, "Invalid token or session has expired");
    }
  }

  @Test
  @Tag("RFC9700-4.14.2-rotation")
  default void all_of_64_racers_with_one_token_get_one_token() {
    Tokens tokens = loggedIn();

    List<Reply> replies = Race.of(64, () -> api().refresh(tokens.refresh()));

    assertThat(replies).allSatisfy(reply -> reply.succeeded(200));
    List<String> refreshTokens =
        replies.stream().map(reply -> reply.cookie("refresh_token")).distinct().toList();
    assertThat(refreshTokens).hasSize(1);
    assertThat(Jwt.parse(refreshTokens.getFirst()).claim("gen")).isEqualTo(1);
    assertThat(replies).allSatisfy(reply -> api().me(reply.cookie("access_token")).succeeded(200));
    api().refresh(refreshTokens.getFirst()).succeeded(200);
  }

  private Reply refuse(String token) {
    return api().refresh(token).failed(403, REFUSED);
  }

  private Instant now() {
    return assembly().clock().instant();
  }
}
