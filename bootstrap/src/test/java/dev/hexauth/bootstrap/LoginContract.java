package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A right password opens a session, and no response reveals who has an account. */
interface LoginContract extends OverHttp {

  @Test
  default void the_right_password_gets_an_access_token() {
    Reply reply = api().login(registered()).succeeded(200);

    assertThat(reply.json().propertyNames()).containsExactlyInAnyOrder("status", "access_token");
    assertThat(reply.json().path("access_token").asString())
        .isEqualTo(reply.cookie("access_token"));
  }

  @Test
  default void an_address_logs_in_in_any_letter_case() {
    Account account = registered();

    api().login(account.inCapitals()).succeeded(200);
  }

  @Test
  @Tag("ASVS-16.5.1")
  default void a_wrong_password_and_an_unknown_address_get_one_answer() {
    Account account = registered();

    Reply wrong = api().login(account.withPassword("battery staple"));
    Reply unknown = api().login(Account.any());

    wrong.failed(400, "Invalid email or password");
    assertThat(unknown.body()).isEqualTo(wrong.body());
    assertThat(unknown.status()).isEqualTo(wrong.status());
    assertThat(dateless(unknown)).isEqualTo(dateless(wrong));
  }

  @Test
  default void a_refused_login_sets_no_cookie() {
    assertThat(api().login(Account.any()).failed(400).cookies()).isEmpty();
  }

  @Test
  @Tag("ASVS-6.2.8")
  default void letter_case_and_spaces_count_in_a_password() {
    Account account = registered();

    for (String other : List.of("Correct horse", "correct horse ", " correct horse")) {
      api().login(account.withPassword(other)).failed(400, "Invalid email or password");
    }
  }

  @Test
  @Tag("ASVS-6.2.8")
  @Tag("NIST-63B-3.1.1.2-whole")
  default void all_characters_of_a_long_password_count() {
    Account account = Account.any().withPassword("€".repeat(31) + "a");
    api().register(account).succeeded(201);

    api()
        .login(account.withPassword("€".repeat(31) + "b"))
        .failed(400, "Invalid email or password");
    api().login(account).succeeded(200);
  }

  @Test
  default void a_login_asks_for_both_fields() {
    for (String body : List.of("", "{}")) {
      assertThat(api().post("/api/auth/login").json(body).send().issues())
          .containsExactly(
              "email invalid_type: Email address is required",
              "password invalid_type: Password is required");
    }
  }

  @Test
  default void a_field_of_another_type_is_named_at_a_login_too() {
    Map<String, Object> body = new HashMap<>();
    body.put("email", null);
    body.put("password", 12345678);

    assertThat(api().post("/api/auth/login", body).send().issues())
        .containsExactly(
            "email invalid_type: Expected string, received null",
            "password invalid_type: Expected string, received number");
  }

  @Test
  default void a_user_who_registered_under_older_rules_still_logs_in() {
    for (String local : List.of("-ada", "a".repeat(65))) {
      for (String domain : List.of("example.com", "example-.com", "c".repeat(64) + ".com")) {
        Account account =
            new Account("\u202ead\nA", local + "@" + domain, Account.any().password());
        assembly().addUserOfOlderVersion(account);

        Reply login = api().login(account).succeeded(200);
        Reply me = api().me(login.cookie("access_token")).succeeded(200);

        assertThat(me.json().path("data").path("user").path("name").asString())
            .isEqualTo(account.name());
        assertThat(api().register(account.withEmail("ada@example.com")).issues())
            .containsExactly("name invalid_string: Name contains an invalid character");
      }
    }
  }

  @Test
  default void an_invalid_address_cannot_log_in() {
    for (String email : List.of("", "nowhere", "a@b", "nul\0@example.com")) {
      assertThat(api().login(Account.any().withEmail(email)).issues())
          .containsExactly("email invalid_string: Invalid email address");
    }
  }

  @Test
  default void a_password_below_the_limit_gets_the_same_message() {
    for (String password : List.of("", "7".repeat(7))) {
      assertThat(api().login(registered().withPassword(password)).issues())
          .containsExactly("password too_small: Invalid email or password");
    }
  }

  @Test
  default void a_password_over_the_limit_is_simply_wrong() {
    api()
        .login(registered().withPassword("l".repeat(100)))
        .failed(400, "Invalid email or password");
  }

  @Test
  default void a_password_that_cannot_be_stored_is_refused() {
    for (String password : List.of("nul\0 nul nul", "lone \ud800 surrogate")) {
      api().login(registered().withPassword(password)).failed(400);
    }
  }

  @Test
  @Tag("ASVS-7.2.2")
  @Tag("NIST-63B-5.1-login")
  default void each_login_is_a_session_of_its_own() {
    Account account = registered();
    Tokens first = loggedIn(account);
    Tokens second = loggedIn(account);

    assertThat(Jwt.parse(first.access()).claim("sid"))
        .isNotEqualTo(Jwt.parse(second.access()).claim("sid"));
    api().logout(first.access()).succeeded(200);
    api().me(second.access()).succeeded(200);
    api().me(first.access()).failed(401, "Invalid token or session has expired");
  }

  @Test
  @Tag("ASVS-7.4.1")
  default void an_ended_session_stays_ended_after_the_next_login() {
    Account account = registered();
    Tokens ended = loggedIn(account);
    api().logout(ended.access()).succeeded(200);

    loggedIn(account);

    api().me(ended.access()).failed(401, "Invalid token or session has expired");
    api().refresh(ended.refresh()).failed(403, "Could not refresh access token");
  }

  @Test
  default void the_21st_session_ends_the_one_least_recently_used() {
    Account account = registered();
    Tokens first = loggedIn(account);
    after(Duration.ofSeconds(1));
    Tokens second = loggedIn(account);
    for (int i = 3; i <= 20; i++) {
      after(Duration.ofSeconds(1));
      loggedIn(account);
    }
    after(Duration.ofSeconds(1));
    api().refresh(first.refresh()).succeeded(200);
    api().me(second.access()).succeeded(200);

    after(Duration.ofSeconds(1));
    Tokens last = loggedIn(account);

    api().me(first.access()).succeeded(200);
    api().me(last.access()).succeeded(200);
    api().me(second.access()).failed(401, "Invalid token or session has expired");
  }

  private static Map<String, List<String>> dateless(Reply reply) {
    Map<String, List<String>> headers = new HashMap<>(reply.headers());
    headers.remove("date");
    return headers;
  }
}
