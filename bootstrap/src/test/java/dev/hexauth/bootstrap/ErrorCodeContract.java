package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Codes and challenges, by which programs distinguish errors. In all tests, {@link Api} requires a
 * documented code of every error and a challenge of every 401.
 */
interface ErrorCodeContract extends OverHttp {

  @Test
  @Tag("RFC6750-3")
  @Tag("RFC6750-3.1")
  default void codes_distinguish_why_a_token_is_refused() {
    Tokens ended = loggedIn();
    api().logout(ended.access()).succeeded(200);
    Tokens expired = loggedIn();
    for (String path : List.of("/api/users/me", "/api/auth/logout")) {
      api().get(path).send().failed(401, "not_logged_in", "You are not logged in");
      for (String bearer : List.of("nonsense", "null", expired.refresh(), expired.access() + "x")) {
        api()
            .get(path)
            .bearer(bearer)
            .send()
            .failed(401, "token_invalid", "Invalid token or user doesn't exist");
      }
      api()
          .get(path)
          .bearer(ended.access())
          .send()
          .failed(401, "session_ended", "Invalid token or session has expired");
    }

    after(Duration.ofMinutes(15));

    for (String path : List.of("/api/users/me", "/api/auth/logout")) {
      api()
          .get(path)
          .bearer(expired.access())
          .send()
          .failed(401, "token_expired", "Invalid token or user doesn't exist");
    }
  }

  @Test
  default void a_wrong_password_has_one_code_wherever_it_is_asked_for() {
    Account account = registered();
    Tokens tokens = loggedIn(account);
    for (String wrong : List.of("wrong horse", "short")) {
      for (String email : List.of(account.email(), "nobody@example.com")) {
        api()
            .post("/api/auth/login", Map.of("email", email, "password", wrong))
            .send()
            .failed(400, "invalid_credentials", "Invalid email or password");
      }
    }
    api()
        .call("DELETE", "/api/users/me")
        .bearer(tokens.access())
        .json("{\"password\":\"wrong horse\"}")
        .send()
        .failed(400, "invalid_credentials", "Password is wrong");
    api()
        .call("PUT", "/api/users/me/password")
        .bearer(tokens.access())
        .json(
            "{\"currentPassword\":\"wrong horse\",\"password\":\"correct horse 2\","
                + "\"passwordConfirm\":\"correct horse 2\"}")
        .send()
        .failed(400, "invalid_credentials", "Current password is wrong");
  }

  @Test
  default void every_other_kind_of_error_has_a_code_of_its_own() {
    Account account = registered();
    Tokens tokens = loggedIn(account);
    assertCode(api().get("/api/auth/refresh"), "refresh_refused");
    assertCode(api().post("/api/auth/register", account.registration()), "email_taken");
    assertCode(api().post("/api/auth/register").json("{}"), "validation_failed");
    assertCode(api().post("/api/auth/login").json("{}"), "validation_failed");
    assertCode(api().post("/api/auth/login").json("[]"), "malformed_body");
    assertCode(api().post("/api/auth/login").json(" ".repeat(10_241)), "body_too_large");
    assertCode(api().get("/api/nowhere"), "route_not_found");
    assertCode(api().get("/api/auth/login"), "route_not_found");
    for (String path : List.of("/api/auth/login", "/api/auth/refresh", "/api/auth/logout")) {
      assertCode(api().post(path).header("Sec-Fetch-Site", "cross-site"), "cross_site");
    }
    assertCode(
        api().call("DELETE", "/api/auth/sessions/publicIdOf_22-letters1").bearer(tokens.access()),
        "session_not_found");
    assertCode(
        api().call("DELETE", "/api/users/nobody/sessions").bearer(tokens.access()),
        "user_not_found");
    assertCode(
        api().call("DELETE", "/api/admin/service-keys/orders").bearer(tokens.access()),
        "service_key_not_found");
    assertCode(
        api()
            .call("DELETE", "/api/users/01890a5d-ac96-774b-bcce-b302099a8057/sessions")
            .bearer(tokens.access()),
        "forbidden");
  }

  private static void assertCode(Api.Call call, String code) {
    assertThat(call.send().code()).isEqualTo(code);
  }

  @Test
  default void a_success_has_no_code_and_no_challenge() {
    for (Reply reply :
        List.of(
            api().get("/api/healthchecker").send().succeeded(200),
            api().login(registered()).succeeded(200))) {
      assertThat(reply.json().has("code")).isFalse();
      assertThat(reply.header("www-authenticate")).isEmpty();
    }
  }

  @Test
  default void the_members_of_an_error_have_a_fixed_order() {
    assertThat(api().get("/api/users/me").send().body())
        .isEqualTo(
            "{\"status\":\"fail\",\"message\":\"You are not logged"
                + " in\",\"code\":\"not_logged_in\"}");
    assertThat(api().post("/api/auth/login").json("{}").send().json().propertyNames())
        .containsExactly("status", "message", "code", "errors");
  }

  @Test
  default void an_allowed_page_may_read_the_challenge() {
    Reply reply = api().get("/api/users/me").header("Origin", "http://localhost:3000").send();

    assertThat(reply.header("access-control-expose-headers").orElse("").split(", "))
        .contains("WWW-Authenticate");
  }
}
