package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Admins see the keys of other services, and revoke them. */
interface ServiceKeyAdminContract extends AdminsOverHttp {

  String SERVICE_KEYS = "/api/admin/service-keys";

  @Test
  default void an_admin_sees_when_keys_were_made_and_used_and_never_a_key() {
    String service = newService();
    String used = assembly().makeServiceKey(service);
    String unused = assembly().makeServiceKey(service);
    assertThat(introspectedWith(used)).isEqualTo(200);

    Reply reply = get(admin()).succeeded(200);

    // Both were made at the same instant, so their order says nothing.
    List<JsonNode> keys =
        keysOf(service, reply).stream()
            .sorted(Comparator.comparing(key -> !key.has("lastUsedOn")))
            .toList();
    assertThat(keys).hasSize(2);
    assertThat(keys.getFirst().propertyNames())
        .containsExactly("id", "service", "createdAt", "lastUsedOn");
    assertThat(keys.getFirst().path("lastUsedOn").asString())
        .isEqualTo(assembly().clock().instant().toString().substring(0, 10));
    assertThat(keys.getLast().has("lastUsedOn")).isFalse();
    assertThat(reply.body()).doesNotContain(used, unused, "hexauth_key_");
  }

  @Test
  @Tag("ASVS-13.3.4")
  default void a_key_that_an_admin_revokes_is_refused_at_once_and_its_successor_is_not() {
    String service = newService();
    Tokens admin = admin();
    String leaked = assembly().makeServiceKey(service);
    assertThat(introspectedWith(leaked)).isEqualTo(200);
    String id = keysOf(service, get(admin)).getFirst().path("id").asString();
    String successor = assembly().makeServiceKey(service);

    delete(id, admin).succeeded(200);

    assertThat(introspectedWith(leaked)).isEqualTo(401);
    assertThat(introspectedWith(successor)).isEqualTo(200);
    assertThat(keysOf(service, get(admin))).hasSize(1);
    delete(id, admin).failed(404, "service_key_not_found", "Service key not found");
  }

  @Test
  default void a_user_who_is_no_admin_sees_and_revokes_no_key() {
    String service = newService();
    String key = assembly().makeServiceKey(service);
    String id = keysOf(service, get(admin())).getFirst().path("id").asString();
    Tokens user = loggedIn();

    get(user).failed(403, "You are not allowed to do this");
    delete(id, user).failed(403, "You are not allowed to do this");
    delete(UUID.randomUUID().toString(), user).failed(403, "You are not allowed to do this");
    api().call("DELETE", SERVICE_KEYS + "/" + id).send().failed(401, "You are not logged in");
    api().call("DELETE", SERVICE_KEYS + "/" + id).bearer(key).send().failed(401);
    api().get(SERVICE_KEYS).bearer(key).send().failed(401);

    assertThat(introspectedWith(key)).isEqualTo(200);
  }

  @Test
  default void an_unknown_key_is_not_found() {
    Tokens admin = admin();
    for (String id : List.of(UUID.randomUUID().toString(), "orders", "1", "%20")) {
      delete(id, admin).failed(404, "service_key_not_found", "Service key not found");
    }
  }

  @Test
  default void no_route_makes_a_key() {
    Tokens admin = admin();
    for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
      api()
          .call(method, SERVICE_KEYS)
          .bearer(admin.access())
          .json("{\"service\":\"orders\"}")
          .send()
          .failed(404, "route_not_found", "Route " + SERVICE_KEYS + " not found");
    }
  }

  private static String newService() {
    return "s" + UUID.randomUUID();
  }

  private Reply get(Tokens tokens) {
    return api().get(SERVICE_KEYS).bearer(tokens.access()).send();
  }

  private Reply delete(String id, Tokens tokens) {
    return api().call("DELETE", SERVICE_KEYS + "/" + id).bearer(tokens.access()).send();
  }

  private static List<JsonNode> keysOf(String service, Reply reply) {
    return reply
        .json()
        .path("data")
        .path("serviceKeys")
        .valueStream()
        .filter(key -> key.path("service").asString().equals(service))
        .toList();
  }

  /** The status of an introspection with this key. */
  private int introspectedWith(String key) {
    return api().post("/oauth2/introspect").bearer(key).form("token", "none").send().status();
  }
}
