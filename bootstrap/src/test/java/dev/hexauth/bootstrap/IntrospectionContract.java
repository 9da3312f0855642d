package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.service.ServiceKeyDetails;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Another service learns whether a token is valid now, and nothing of one that is not. */
interface IntrospectionContract extends ServicesOverHttp, AdminsOverHttp {

  @Test
  @Tag("RFC7662-2.2-active")
  @Tag("RFC7662-5")
  default void a_users_token_is_active_with_the_claims_that_it_has() {
    Tokens tokens = loggedIn();
    Jwt jwt = Jwt.parse(tokens.access());

    JsonNode told = active(tokens.access()).json();

    for (String claim :
        List.of(
            "iss", "aud", "sub", "sid", "client_id", "roles", "auth_time", "iat", "exp", "jti")) {
      assertThat(told.path(claim))
          .as(claim)
          .isEqualTo(Json.tree(Map.of("a", jwt.claim(claim))).path("a"));
    }
    assertThat(told.path("token_type").asString()).isEqualTo("Bearer");
    assertThat(told.propertyNames())
        .containsExactly(
            "active",
            "iss",
            "aud",
            "sub",
            "sid",
            "client_id",
            "roles",
            "auth_time",
            "iat",
            "exp",
            "jti",
            "token_type");
  }

  @Test
  default void a_service_asks_with_its_name_or_without() {
    Tokens tokens = loggedIn();
    String service = Assembly.newServiceName();
    String key = assembly().makeServiceKey(service);
    for (Api.Call call :
        List.of(
            api().post("/oauth2/introspect").basic(service, key),
            api().post("/oauth2/introspect").bearer(key))) {
      Reply reply =
          call.form(
                  "token",
                  tokens.access(),
                  "token_type_hint",
                  "refresh_token",
                  "client_id",
                  service)
              .send();
      assertThat(reply.json().path("active").asBoolean()).as("%s", reply).isTrue();
    }
  }

  @Test
  default void an_admin_is_one_as_soon_as_the_role_is_granted() {
    Account account = registered();
    Tokens before = loggedIn(account);
    assertThat(rolesOf(before)).isEqualTo("[\"user\"]");

    assembly().makeAdmin(account);

    inactive(before.access());
    assertThat(rolesOf(loggedIn(account))).isEqualTo("[\"admin\"]");
  }

  private String rolesOf(Tokens tokens) {
    return active(tokens.access()).json().path("roles").toString();
  }

  @Test
  @Tag("ASVS-7.4.1")
  default void a_token_is_inactive_as_soon_as_its_session_ends() {
    Account account = registered();
    Tokens loggedOut = loggedIn(account);
    active(loggedOut.access());
    api().logout(loggedOut.access()).succeeded(200);
    inactive(loggedOut.access());

    Tokens other = loggedIn(account);
    Tokens current = loggedIn(account);
    api().call("DELETE", "/api/auth/sessions").bearer(current.access()).send().succeeded(200);
    inactive(other.access());
    active(current.access());

    Map<String, String> change =
        Map.of(
            "currentPassword", account.password(),
            "password", "battery staple",
            "passwordConfirm", "battery staple");
    Tokens changed =
        api()
            .call("PUT", "/api/users/me/password")
            .json(Json.text(change))
            .bearer(current.access())
            .send()
            .succeeded(200)
            .tokens();
    inactive(current.access());
    active(changed.access());
  }

  @Test
  @Tag("ASVS-7.4.2")
  default void a_token_is_inactive_as_soon_as_its_user_is_gone() {
    Tokens disabled = loggedIn();
    disable(AdminsOverHttp.idOf(disabled), admin()).succeeded(200);
    inactive(disabled.access());

    Account account = registered();
    Tokens deleted = loggedIn(account);
    api()
        .call("DELETE", "/api/users/me")
        .json(Json.text(Map.of("password", account.password())))
        .bearer(deleted.access())
        .send()
        .succeeded(200);
    inactive(deleted.access());
  }

  @Test
  @Tag("ASVS-9.2.1")
  default void an_expired_token_is_inactive() {
    Tokens tokens = loggedIn();
    String service = serviceToken();
    after(Duration.ofMinutes(5).minusSeconds(1));
    active(service);
    after(Duration.ofSeconds(2));
    inactive(service);
    active(tokens.access());
    after(Duration.ofMinutes(10));
    inactive(tokens.access());
    active(api().refresh(tokens.refresh()).succeeded(200).tokens().access());
  }

  @Test
  @Tag("ASVS-9.2.2")
  @Tag("RFC7662-2.2-inactive")
  default void nothing_but_an_access_token_is_active() {
    Tokens tokens = loggedIn();
    inactive(tokens.refresh());
    inactive(Jwt.parse(tokens.access()).claim("sid").toString());
    inactive(assembly().serviceKey());
    inactive(tokens.access() + " ");
    inactive("Bearer " + tokens.access());
    inactive("\0");
    inactive("\u00e9\ud83d\ude00");
    inactive(".".repeat(9_000));
    BadHeaderContract.BAD_TOKENS.stream().filter(token -> !token.isEmpty()).forEach(this::inactive);
    active(tokens.access());
  }

  @Test
  default void a_token_from_a_body_is_active_too() {
    Map<String, Object> credentials = registered().credentials();
    credentials.put("delivery", "body");
    Reply login = api().post("/api/auth/login", credentials).send().succeeded(200);
    active(login.json().path("access_token").asString());
    inactive(login.json().path("refresh_token").asString());
  }

  @Test
  @Tag("RFC9700-4.14.2-reuse")
  default void a_question_about_a_token_confirms_its_generation() {
    Tokens tokens = loggedIn();
    Tokens next = api().refresh(tokens.refresh()).succeeded(200).tokens();
    active(next.access());
    after(Duration.ofSeconds(31));

    Reuse.of(tokens.refresh(), api());

    inactive(next.access());
  }

  @Test
  default void a_services_token_is_active_until_its_keys_are_revoked() {
    String service = Assembly.newServiceName();
    String token = serviceToken(service, assembly().makeServiceKey(service));
    JsonNode told = active(token).json();
    assertThat(told.path("sub").asString()).isEqualTo(service);
    assertThat(told.path("client_id").asString()).isEqualTo(service);
    assertThat(told.propertyNames())
        .containsExactly(
            "active",
            "iss",
            "aud",
            "sub",
            "sub_type",
            "client_id",
            "iat",
            "exp",
            "jti",
            "token_type");

    for (ServiceKeys keys : assembly().beans(ServiceKeys.class)) {
      keys.list().stream()
          .filter(key -> key.service().value().equals(service))
          .map(ServiceKeyDetails::id)
          .forEach(keys::revoke);
    }

    inactive(token);
  }
}
