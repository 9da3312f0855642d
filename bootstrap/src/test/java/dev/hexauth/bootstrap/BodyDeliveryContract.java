package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Clients without cookies get their tokens in response bodies, and send the refresh token in one.
 */
interface BodyDeliveryContract extends OverHttp {

  String REFRESH = "/api/auth/refresh";
  String REFUSED = "Could not refresh access token";
  String NOT_HERE = "Tokens are not delivered to this client in the body, please use cookies";

  @Test
  default void a_login_that_asks_for_it_gets_both_tokens_in_the_body_and_no_cookie() {
    Reply reply = loginInBody(registered());

    Tokens tokens = delivered(reply);
    assertThat(reply.json().path("expires_in").asInt()).isEqualTo(900);
    assertThat(reply.json().path("refresh_expires_in").asInt()).isEqualTo(3600);
    api().me(tokens.access()).succeeded(200);
    api().logout(tokens.access()).succeeded(200);
    refuse(tokens.refresh());
  }

  @Test
  default void a_login_that_asks_for_cookies_gets_what_one_that_does_not_ask_gets() {
    Account account = registered();
    Reply plain = api().login(account).succeeded(200);
    Reply asked = login(account, "cookie").succeeded(200);

    assertThat(asked.cookies()).containsOnlyKeys(plain.cookies().keySet());
    assertThat(asked.json().propertyNames()).containsExactly("status", "access_token");
    assertThat(Jwt.parse(asked.cookie("refresh_token")).claims())
        .containsOnlyKeys(Jwt.parse(plain.cookie("refresh_token")).claims().keySet());
  }

  @Test
  default void any_other_delivery_is_an_issue_of_its_field() {
    Account account = registered();
    for (String other : List.of("", "BODY", "Body", " body", "body\n", "cookies", "header")) {
      assertThat(login(account, other).issues())
          .containsExactly(
              "delivery invalid_enum_value: Invalid enum value. Expected 'body' | 'cookie'");
    }
    Map<String, Object> types = new HashMap<>();
    types.put("null", null);
    types.put("number", 1);
    types.put("boolean", true);
    types.put("array", List.of("body"));
    types.put("object", Map.of("body", true));
    types.forEach((type, value) ->
        assertThat(login(account, value).issues())
            .containsExactly("delivery invalid_type: Expected string, received " + type));
  }

  @Test
  default void a_wrong_delivery_is_the_last_of_the_issues_of_a_login() {
    assertThat(
            api()
                .post("/api/auth/login")
                .json("{\"delivery\":\"post\",\"password\":\"short\"}")
                .send()
                .issues())
        .containsExactly(
            "email invalid_type: Email address is required",
            "password too_small: Invalid email or password",
            "delivery invalid_enum_value: Invalid enum value. Expected 'body' | 'cookie'");
  }

  @Test
  default void of_two_deliveries_the_last_counts() {
    Account account = registered();
    String start = Json.text(account.credentials()).replace("}", ",\"delivery\":");

    Reply body =
        api().post("/api/auth/login").json(start + "\"cookie\",\"delivery\":\"body\"}").send();
    Reply cookie =
        api().post("/api/auth/login").json(start + "\"body\",\"delivery\":\"cookie\"}").send();

    delivered(body);
    assertThat(cookie.succeeded(200).cookies()).hasSize(3);
    assertThat(cookie.json().has("refresh_token")).isFalse();
  }

  @Test
  default void a_wrong_password_gets_the_same_message_whatever_the_delivery() {
    Account account = registered();
    for (Account wrong :
        List.of(account.withPassword("battery staple"), Account.any(), account.withPassword("s"))) {
      Reply inBody = login(wrong, "body");
      assertThat(inBody.failed(400).headers()).doesNotContainKey("set-cookie");
      assertThat(inBody.body()).isEqualTo(api().login(wrong).body());
    }
  }

  @Test
  default void a_refresh_token_in_the_body_is_exchanged_for_new_ones_in_the_body() {
    Tokens first = delivered(loginInBody(registered()));
    Tokens second = delivered(refreshInBody(first.refresh()));
    Tokens third = delivered(refreshInBody(second.refresh()));

    assertThat(Jwt.parse(second.refresh()).claim("gen")).isEqualTo(1);
    assertThat(Jwt.parse(third.refresh()).claim("gen")).isEqualTo(2);
    api().me(third.access()).succeeded(200);
  }

  @Test
  default void all_racers_with_one_token_in_the_body_get_one_token() {
    Tokens tokens = delivered(loginInBody(registered()));

    List<Reply> replies = Race.of(16, () -> refreshInBody(tokens.refresh()));

    assertThat(replies.stream().map(reply -> delivered(reply).refresh()).distinct()).hasSize(1);
    Reply again = refreshInBody(delivered(replies.getFirst()).refresh());
    assertThat(Jwt.parse(delivered(again).refresh()).claim("gen")).isEqualTo(2);
  }

  @Test
  default void every_invalid_token_in_a_body_is_refused_in_the_same_way() {
    Tokens tokens = delivered(loginInBody(registered()));
    Jwt refresh = Jwt.parse(tokens.refresh());
    for (String token :
        List.of(
            "",
            " ",
            "nonsense",
            tokens.access(),
            tokens.refresh() + "\n",
            " " + tokens.refresh(),
            "\"" + tokens.refresh() + "\"",
            "Bearer " + tokens.refresh(),
            "eyJ" + "a".repeat(9_000),
            refresh.with("delivery", "cookie").signed(Keys.REFRESH.getPrivate()),
            refresh.with("delivery", "BODY").signed(Keys.REFRESH.getPrivate()),
            refresh.with("delivery", 1).signed(Keys.REFRESH.getPrivate()),
            refresh.without("delivery").signed(Keys.REFRESH.getPrivate()))) {
      refuse(token);
    }
    for (String value :
        List.of("null", "1", "true", "[]", "{}", "[\"" + tokens.refresh() + "\"]")) {
      refused(api().post(REFRESH).json("{\"refresh_token\":" + value + "}").send());
    }
    assertThat(Jwt.parse(delivered(refreshInBody(tokens.refresh())).refresh()).claim("gen"))
        .isEqualTo(1);
  }

  @Test
  default void of_two_refresh_tokens_in_one_body_the_last_counts() {
    Tokens tokens = delivered(loginInBody(registered()));
    String good = "\"refresh_token\":\"" + tokens.refresh() + "\"";

    refused(api().post(REFRESH).json("{" + good + ",\"refresh_token\":null}").send());
    delivered(api().post(REFRESH).json("{\"refresh_token\":null," + good + "}").send());
  }

  @Test
  default void a_body_of_another_type_or_form_brings_no_tokens() {
    Tokens tokens = delivered(loginInBody(registered()));
    byte[] json = refreshBody(tokens.refresh()).getBytes(StandardCharsets.UTF_8);
    for (String type : List.of("text/plain", "application/x-www-form-urlencoded")) {
      assertThat(api().post(REFRESH).body(type, json).send().status()).as(type).isEqualTo(415);
    }
    for (String malformed : List.of("[]", "{", "\"" + tokens.refresh() + "\"", "null")) {
      api()
          .post(REFRESH)
          .json(malformed)
          .send()
          .failed(400, "malformed_body", "The request body must be a JSON object in UTF-8");
    }
    delivered(api().post(REFRESH).body("application/json; charset=utf-8", json).send());
  }

  @Test
  default void a_body_without_a_refresh_token_leaves_the_cookie_to_decide() {
    Tokens tokens = loggedIn();
    for (String body : List.of("", "{}", "{\"delivery\":\"body\"}", "{\"refreshToken\":\"a\"}")) {
      Reply reply = api().post(REFRESH).json(body).cookie("refresh_token", tokens.refresh()).send();

      assertThat(reply.succeeded(200).cookies()).hasSize(3);
      assertThat(reply.json().has("refresh_token")).isFalse();
    }
    refused(api().post(REFRESH).json("{}").send());
  }

  @Test
  default void beside_a_refresh_token_in_the_body_cookies_are_left_alone() {
    Tokens inCookies = loggedIn();
    Tokens inBody = delivered(loginInBody(registered()));

    Tokens next = delivered(withCookies(refreshBody(inBody.refresh()), inCookies));
    refused(withCookies("{\"refresh_token\":\"nonsense\"}", inCookies));
    refused(withCookies("{\"refresh_token\":null}", inCookies));

    assertThat(Jwt.parse(next.refresh()).claim("sid"))
        .isEqualTo(Jwt.parse(inBody.refresh()).claim("sid"));
    assertNotRotated(inCookies);
  }

  private Reply withCookies(String body, Tokens inCookies) {
    return api()
        .post(REFRESH)
        .json(body)
        .cookie("access_token", inCookies.access())
        .cookie("refresh_token", inCookies.refresh())
        .send();
  }

  @Test
  default void a_get_reads_no_body() {
    Tokens inCookies = loggedIn();
    Tokens inBody = delivered(loginInBody(registered()));

    refused(api().call("GET", REFRESH).json(refreshBody(inBody.refresh())).send());
    Reply reply =
        api()
            .call("GET", REFRESH)
            .json(refreshBody(inBody.refresh()))
            .cookie("refresh_token", inCookies.refresh())
            .send();

    assertThat(reply.succeeded(200).cookies()).hasSize(3);
    assertThat(Jwt.parse(delivered(refreshInBody(inBody.refresh())).refresh()).claim("gen"))
        .isEqualTo(1);
  }

  @Test
  default void a_refresh_token_from_a_cookie_is_not_taken_from_a_body() {
    Tokens tokens = loggedIn();

    refuse(tokens.refresh());

    assertNotRotated(tokens);
  }

  @Test
  default void a_refresh_token_from_a_body_is_not_taken_from_a_cookie() {
    Tokens tokens = delivered(loginInBody(registered()));

    for (String method : List.of("GET", "POST")) {
      refused(api().call(method, REFRESH).cookie("refresh_token", tokens.refresh()).send());
    }

    assertThat(Jwt.parse(delivered(refreshInBody(tokens.refresh())).refresh()).claim("gen"))
        .isEqualTo(1);
  }

  @Test
  default void an_access_token_from_a_body_is_not_taken_from_a_cookie() {
    Tokens tokens = delivered(loginInBody(registered()));

    api()
        .get("/api/users/me")
        .cookie("access_token", tokens.access())
        .send()
        .failed(401, "token_invalid", "Invalid token or user doesn't exist");

    api().me(tokens.access()).succeeded(200);
    api().me(loggedIn().access()).succeeded(200);
  }

  @Test
  default void tokens_from_a_body_end_no_session_from_cookies() {
    Tokens tokens = delivered(loginInBody(registered()));

    api()
        .post("/api/auth/logout")
        .cookie("access_token", tokens.access())
        .cookie("refresh_token", tokens.refresh())
        .send()
        .failed(401, "token_invalid", "Invalid token or user doesn't exist");

    api().me(tokens.access()).succeeded(200);
  }

  @Test
  default void a_change_of_the_password_brings_tokens_in_the_body_for_a_token_from_a_body() {
    Account account = registered();
    Tokens before = delivered(loginInBody(account));
    Tokens other = loggedIn(account);
    String passwords =
        Json.text(
            Map.of(
                "currentPassword", account.password(),
                "password", "battery staple",
                "passwordConfirm", "battery staple"));

    Tokens next =
        delivered(
            api()
                .call("PUT", "/api/users/me/password")
                .bearer(before.access())
                .json(passwords)
                .send());

    refuse(before.refresh());
    api().me(before.access()).failed(401, "session_ended", "Invalid token or session has expired");
    api().me(other.access()).failed(401, "session_ended", "Invalid token or session has expired");
    api().me(next.access()).succeeded(200);
    delivered(refreshInBody(next.refresh()));
  }

  @Test
  default void a_login_in_the_body_ends_the_session_of_the_cookies_beside_it_and_sets_none() {
    Account account = registered();
    Tokens before = loggedIn(account);

    Tokens tokens =
        delivered(
            api()
                .post("/api/auth/login", credentials(account, "body"))
                .cookie("access_token", before.access())
                .cookie("refresh_token", before.refresh())
                .send());

    api().me(before.access()).failed(401, "session_ended", "Invalid token or session has expired");
    api().me(tokens.access()).succeeded(200);
  }

  @Test
  default void an_ended_session_is_not_refreshed_from_a_body_either() {
    Tokens tokens = delivered(loginInBody(registered()));
    Tokens next = delivered(refreshInBody(tokens.refresh()));
    Reply logout = api().post("/api/auth/logout").bearer(next.access()).send();

    logout.succeeded(200);
    refuse(tokens.refresh());
    refuse(next.refresh());
    api().me(next.access()).failed(401, "session_ended", "Invalid token or session has expired");
  }

  @Test
  default void browsers_are_refused_before_anything_else_is_checked() {
    Account account = registered();
    Tokens tokens = delivered(loginInBody(account));
    for (String site : List.of("same-origin", "same-site", "none")) {
      List<Reply> logins =
          List.of(
              inBrowser(account, site),
              inBrowser(account.withPassword("battery staple"), site),
              inBrowser(Account.any(), site));
      assertThat(logins)
          .allSatisfy(reply -> {
            reply.failed(400, "delivery_refused", NOT_HERE);
            assertThat(reply.body()).isEqualTo(logins.getFirst().body());
            assertThat(reply.headers()).doesNotContainKey("set-cookie");
          });
      for (String token : List.of(tokens.refresh(), "nonsense", "")) {
        api()
            .post(REFRESH)
            .json(refreshBody(token))
            .header("Sec-Fetch-Site", site)
            .send()
            .failed(400, "delivery_refused", NOT_HERE);
      }
    }
    assertThat(sessions(tokens)).isEqualTo(1);
    assertThat(Jwt.parse(delivered(refreshInBody(tokens.refresh())).refresh()).claim("gen"))
        .isEqualTo(1);
  }

  private Reply inBrowser(Account account, String site) {
    return api()
        .post("/api/auth/login", credentials(account, "body"))
        .header("Sec-Fetch-Site", site)
        .header("Sec-Fetch-Mode", "cors")
        .send();
  }

  private int sessions(Tokens tokens) {
    return api()
        .get("/api/auth/sessions")
        .bearer(tokens.access())
        .send()
        .succeeded(200)
        .json()
        .at("/data/sessions")
        .size();
  }

  @Test
  default void a_server_that_fetches_is_served() {
    Account account = registered();
    Reply login =
        api()
            .post("/api/auth/login", credentials(account, "body"))
            .header("Sec-Fetch-Mode", "cors")
            .send();
    Tokens tokens = delivered(login);

    delivered(
        api()
            .post(REFRESH)
            .json(refreshBody(tokens.refresh()))
            .header("Sec-Fetch-Mode", "cors")
            .send());
  }

  @Test
  default void a_page_of_another_site_gets_no_tokens_in_a_body() {
    Account account = registered();
    Tokens tokens = delivered(loginInBody(account));
    byte[] login = Json.text(credentials(account, "body")).getBytes(StandardCharsets.UTF_8);
    byte[] refresh = refreshBody(tokens.refresh()).getBytes(StandardCharsets.UTF_8);
    for (Map<String, String> foreign : EveryRouteContract.FOREIGN) {
      for (String type : List.of("application/json", "text/plain")) {
        for (Api.Call call :
            List.of(
                api().post("/api/auth/login").body(type, login),
                api().post(REFRESH).body(type, refresh))) {
          foreign.forEach(call::header);
          assertThat(call.send().failed(403).code()).isEqualTo("cross_site");
        }
      }
    }
    assertThat(sessions(tokens)).isEqualTo(1);
  }

  @Test
  default void the_test_of_the_log_knows_tokens_in_bodies_as_secrets() {
    Tokens tokens = delivered(loginInBody(registered()));
    refuse("no JWT, but secret");

    assertThat(Secrets.noticed()).contains(tokens.access(), tokens.refresh(), "no JWT, but secret");
  }

  private void assertNotRotated(Tokens inCookies) {
    Reply reply = api().refresh(inCookies.refresh()).succeeded(200);
    assertThat(Jwt.parse(reply.cookie("refresh_token")).claim("gen")).isEqualTo(1);
  }

  private void refuse(String token) {
    refused(refreshInBody(token));
  }

  private static void refused(Reply reply) {
    reply.failed(403, "refresh_refused", REFUSED);
    assertThat(reply.headers()).doesNotContainKey("set-cookie");
  }

  private Reply loginInBody(Account account) {
    return login(account, "body");
  }

  private Reply login(Account account, Object delivery) {
    return api().post("/api/auth/login", credentials(account, delivery)).send();
  }

  private static Map<String, Object> credentials(Account account, Object delivery) {
    Map<String, Object> body = account.credentials();
    body.put("delivery", delivery);
    return body;
  }

  private Reply refreshInBody(String token) {
    return api().post(REFRESH).json(refreshBody(token)).send();
  }

  private static String refreshBody(String token) {
    return Json.text(Map.of("refresh_token", token));
  }

  /** The tokens in the body of {@code reply}, which must contain nothing else. */
  static Tokens delivered(Reply reply) {
    JsonNode json = reply.succeeded(200).json();
    assertThat(json.propertyNames())
        .containsExactlyElementsOf(
            Arrays.asList(
                "status",
                "access_token",
                "token_type",
                "expires_in",
                "refresh_token",
                "refresh_expires_in"));
    assertThat(json.path("token_type").asString()).isEqualTo("Bearer");
    assertThat(json.path("expires_in").isInt()).isTrue();
    assertThat(json.path("refresh_expires_in").isInt()).isTrue();
    assertThat(reply.headers()).doesNotContainKey("set-cookie");
    assertThat(reply.header("cache-control")).hasValue("no-store");
    Tokens tokens =
        new Tokens(json.path("access_token").asString(), json.path("refresh_token").asString());
    assertThat(Jwt.parse(tokens.access()).claim("delivery")).isEqualTo("body");
    assertThat(Jwt.parse(tokens.refresh()).claim("delivery")).isEqualTo("body");
    return tokens;
  }
}
