package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A registration creates one user without privileges. */
interface RegistrationContract extends OverHttp {

  @Test
  default void a_new_user_gets_exactly_the_public_fields() {
    Account account = Account.any();

    Reply reply = api().register(account).succeeded(201);

    assertThat(reply.json().propertyNames())
        .contains("status", "data")
        .isSubsetOf("status", "message", "data");
    assertThat(reply.json().path("data").propertyNames()).containsExactly("user");
    JsonNode user = reply.json().path("data").path("user");
    assertThat(user.propertyNames())
        .containsExactlyInAnyOrder(
            "id", "name", "email", "photo", "role", "createdAt", "updatedAt");
    assertThat(UUID.fromString(user.path("id").asString()).version()).isEqualTo(7);
    assertThat(user.path("name").asString()).isEqualTo(account.name());
    assertThat(user.path("email").asString()).isEqualTo(account.email());
    assertThat(user.path("photo").asString()).isEqualTo("default.png");
    assertThat(user.path("role").asString()).isEqualTo("user");
    String instant = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";
    assertThat(user.path("createdAt").asString()).matches(instant);
    assertThat(user.path("updatedAt").asString()).matches(instant);
  }

  @Test
  @Tag("ASVS-7.6.2")
  default void registering_sets_no_cookie() {
    assertThat(api().register(Account.any()).succeeded(201).cookies()).isEmpty();
  }

  @Test
  default void an_address_is_kept_in_lower_case() {
    Account account = Account.any();

    Reply reply = api().register(account.inCapitals()).succeeded(201);

    assertThat(user(reply).path("email").asString()).isEqualTo(account.email());
  }

  @Test
  default void a_photo_may_be_given() {
    Map<String, Object> body = Account.any().registration();
    body.put("photo", "ada.jpg");

    assertThat(user(register(body).succeeded(201)).path("photo").asString()).isEqualTo("ada.jpg");
  }

  @Test
  default void registration_never_grants_the_admin_role() {
    for (String role : List.of("admin", "user")) {
      Map<String, Object> body = Account.any().registration();
      body.put("role", role);

      assertThat(user(register(body).succeeded(201)).path("role").asString()).isEqualTo("user");
    }
  }

  @Test
  default void unknown_fields_are_ignored() {
    Map<String, Object> body = Account.any().registration();
    body.put("verified", true);
    body.put("id", "1");
    body.put("nested", Map.of("email", List.of(1, 2)));

    Reply reply = register(body).succeeded(201);

    assertThat(user(reply).path("id").asString()).isNotEqualTo("1");
  }

  @Test
  default void names_of_all_scripts_are_kept_as_given() {
    for (String name : List.of("Ж", "李小龙", " padded ", "🧮 Ada", "O'Neil <b>", "n".repeat(255))) {
      Map<String, Object> body = Account.any().registration();
      body.put("name", name);

      assertThat(user(register(body).succeeded(201)).path("name").asString()).isEqualTo(name);
    }
  }

  @Test
  default void an_address_registers_once_in_any_letter_case() {
    Account account = registered();

    for (Account again : List.of(account, account.inCapitals())) {
      api().register(again).failed(409, "Email already exist, please use another email address");
    }
  }

  @Test
  default void of_many_racers_for_an_address_one_gets_it() {
    Account account = Account.any();

    List<Reply> replies = Race.of(8, () -> api().register(account));

    assertThat(replies).filteredOn(reply -> reply.status() == 201).hasSize(1);
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 201)
        .allSatisfy(
            reply -> reply.failed(409, "Email already exist, please use another email address"));
  }

  private Reply register(Map<String, Object> body) {
    return api().post("/api/auth/register", body).send();
  }

  private static JsonNode user(Reply reply) {
    return reply.json().path("data").path("user");
  }
}
