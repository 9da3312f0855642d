package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is kept of a user's mail is in the export; no code is. */
interface MailExportContract extends AccountExportContract {

  @Test
  default void codes_and_previous_addresses_are_in_the_export() {
    Account account = registered();
    String verify = letters().code(account.email(), MailContract.VERIFY_PAGE);
    Tokens tokens = loggedIn(account);
    JsonNode data = exported(tokens).json().path("data");
    assertThat(data.path("codes"))
        .extracting(code -> code.path("purpose").asString())
        .containsExactly("verify_address");
    assertThat(data.path("codes").path(0).path("address").asString()).isEqualTo(account.email());
    assertThat(exported(tokens).body()).doesNotContain(verify);
    assertThat(data.path("previousAddresses").isEmpty()).isTrue();

    Account moved = Account.any();
    api()
        .call("PUT", "/api/users/me/email")
        .bearer(tokens.access())
        .json(Json.text(Map.of("email", moved.email(), "password", account.password())))
        .send()
        .succeeded(200);
    String change = letters().code(moved.email(), MailContract.VERIFY_PAGE);
    api().post(MailContract.VERIFY + change).send().succeeded(200);

    JsonNode after = exported(tokens).json().path("data");
    assertThat(after.path("user").path("email").asString()).isEqualTo(moved.email());
    assertThat(after.path("previousAddresses"))
        .extracting(previous -> previous.path("address").asString())
        .containsExactly(account.email());
    assertThat(exported(tokens).body()).doesNotContain(change);
  }

  private Letters letters() {
    return new Letters(assembly());
  }
}
