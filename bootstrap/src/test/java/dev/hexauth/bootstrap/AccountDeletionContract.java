package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A user who gives the password again can delete the account. */
interface AccountDeletionContract extends OverHttp {

  @Test
  @Tag("ASVS-7.4.2")
  @Tag("ASVS-14.2.4")
  default void a_deleted_user_is_logged_out_everywhere_and_the_address_is_free() {
    Account account = registered();
    Tokens other = loggedIn(account);
    Tokens own = loggedIn(account);

    Reply reply = delete(own, account.password()).succeeded(200);

    assertThat(reply.cookies().values())
        .hasSize(3)
        .allSatisfy(cookie -> assertThat(cookie.attributes()).containsEntry("Max-Age", "0"));
    for (Tokens tokens : new Tokens[] {own, other}) {
      api().me(tokens.access()).failed(401, "Invalid token or session has expired");
      api().refresh(tokens.refresh()).failed(403);
    }
    api().login(account).failed(400, "Invalid email or password");
    api().register(account).succeeded(201);
  }

  @Test
  @Tag("ASVS-7.5.1")
  default void a_wrong_password_deletes_nothing() {
    Account account = registered();
    Tokens tokens = loggedIn(account);

    assertThat(delete(tokens, "correct zebra").issues())
        .containsExactly("password custom: Password is wrong");

    api().me(tokens.access()).succeeded(200);
    api().login(account).succeeded(200);
  }

  @Test
  default void without_a_password_nothing_is_deleted() {
    Tokens tokens = loggedIn();

    assertThat(api().call("DELETE", "/api/users/me").bearer(tokens.access()).send().issues())
        .containsExactly("password invalid_type: Password is required");
    api().me(tokens.access()).succeeded(200);
  }

  @Test
  default void a_caller_without_a_session_deletes_no_account() {
    api()
        .call("DELETE", "/api/users/me")
        .json("{\"password\":\"12345678\"}")
        .send()
        .failed(401, "You are not logged in");
  }

  private Reply delete(Tokens tokens, String password) {
    return api()
        .call("DELETE", "/api/users/me")
        .bearer(tokens.access())
        .json(Json.text(Map.of("password", password)))
        .send();
  }
}
