package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A user who knows the password can change it, which ends all other sessions. */
interface PasswordChangeContract extends OverHttp {

  String NEW_PASSWORD = "battery staple";

  @Test
  @Tag("ASVS-6.2.2")
  default void the_new_password_logs_in_and_the_old_one_does_not() {
    Account account = registered();

    change(loggedIn(account), account.password(), NEW_PASSWORD, NEW_PASSWORD).succeeded(200);

    api().login(account.withPassword(NEW_PASSWORD)).succeeded(200);
    api().login(account).failed(400, "Invalid email or password");
  }

  @Test
  @Tag("ASVS-7.2.4")
  @Tag("ASVS-7.4.3")
  @Tag("RFC9700-4.14.2-password")
  default void all_sessions_end_and_the_response_has_the_tokens_of_a_new_one() {
    Account account = registered();
    Tokens other = loggedIn(account);
    Tokens own = loggedIn(account);

    Reply reply = change(own, account.password(), NEW_PASSWORD, NEW_PASSWORD).succeeded(200);

    assertThat(reply.json().propertyNames()).containsExactly("status", "access_token");
    Tokens next = reply.tokens();
    assertThat(reply.cookies()).containsOnlyKeys("access_token", "refresh_token", "logged_in");
    assertThat(reply.json().path("access_token").asString()).isEqualTo(next.access());
    for (Tokens before : List.of(other, own)) {
      api().me(before.access()).failed(401, "Invalid token or session has expired");
      api().refresh(before.refresh()).failed(403);
    }
    api().me(next.access()).succeeded(200);
    api().refresh(next.refresh()).succeeded(200);
  }

  @Test
  default void no_session_outlives_a_change_that_races_with_refreshes_and_logins() {
    Account account = registered();
    Tokens own = loggedIn(account);

    List<Reply> replies =
        Race.of(
            6,
            i ->
                () ->
                    switch (i % 3) {
                      case 0 -> change(own, account.password(), NEW_PASSWORD, NEW_PASSWORD);
                      case 1 -> api().refresh(own.refresh());
                      default -> api().login(account);
                    });

    List<Reply> changes = List.of(replies.get(0), replies.get(3));
    assertThat(changes).filteredOn(reply -> reply.status() == 200).hasSize(1);
    Tokens next =
        changes.stream().filter(reply -> reply.status() == 200).findFirst().orElseThrow().tokens();
    api().me(next.access()).succeeded(200);
    replies.stream()
        .filter(reply -> reply.status() == 200 && !changes.contains(reply))
        .forEach(reply ->
            api().me(reply.tokens().access()).failed(401, "Invalid token or session has expired"));
  }

  @Test
  @Tag("ASVS-6.2.3")
  @Tag("ASVS-7.5.1")
  default void a_wrong_current_password_changes_nothing() {
    Account account = registered();
    Tokens other = loggedIn(account);

    Reply reply = change(loggedIn(account), "correct zebra", NEW_PASSWORD, NEW_PASSWORD);

    assertThat(reply.issues()).containsExactly("currentPassword custom: Current password is wrong");
    api().me(other.access()).succeeded(200);
    api().login(account).succeeded(200);
  }

  @Test
  @Tag("ASVS-6.2.1")
  default void the_new_password_must_follow_the_rules_of_registration() {
    Account account = registered();
    Tokens tokens = loggedIn(account);

    assertThat(change(tokens, account.password(), "short", "other").issues())
        .containsExactly(
            "password too_small: Password must be more than 8 characters",
            "passwordConfirm custom: Passwords do not match");
    assertThat(change(tokens, account.password(), "x".repeat(33), "x".repeat(33)).issues())
        .containsExactly("password too_big: Password must be less than 32 characters");
    assertThat(
            api()
                .call("PUT", "/api/users/me/password")
                .bearer(tokens.access())
                .json("{}")
                .send()
                .issues())
        .containsExactly(
            "currentPassword invalid_type: Current password is required",
            "password invalid_type: Password is required",
            "passwordConfirm invalid_type: Please confirm your password");
    api().login(account).succeeded(200);
  }

  @Test
  @Tag("ASVS-6.2.4")
  @Tag("ASVS-6.2.12")
  @Tag("NIST-63B-3.1.1.2-blocklist")
  @Tag("NIST-63B-3.1.1.2-reason")
  @Tag("ASVS-6.2.11")
  default void the_new_password_is_neither_breached_nor_the_name_or_the_address() {
    Account account = registered();
    Tokens tokens = loggedIn(account);

    assertThat(change(tokens, account.password(), "Password1", "Password1").issues())
        .containsExactly(RegistrationValidationContract.BREACHED);
    for (String personal : List.of(account.name(), account.email())) {
      assertThat(change(tokens, account.password(), personal, personal).issues())
          .containsExactly(RegistrationValidationContract.PERSONAL);
    }
    api().login(account).succeeded(200);
  }

  @Test
  default void a_caller_without_a_session_changes_no_password() {
    change(new Tokens("nonsense", ""), "12345678", NEW_PASSWORD, NEW_PASSWORD)
        .failed(401, "Invalid token or user doesn't exist");
  }

  private Reply change(Tokens tokens, String current, String password, String confirmed) {
    return api()
        .call("PUT", "/api/users/me/password")
        .bearer(tokens.access())
        .json(
            Json.text(
                Map.of(
                    "currentPassword",
                    current,
                    "password",
                    password,
                    "passwordConfirm",
                    confirmed)))
        .send();
  }
}
