package dev.hexauth.benchmark.load;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The realm in which Keycloak has the users of a load test. */
final class KeycloakRealm {

  private static final JsonMapper JSON = JsonMapper.shared();

  private KeycloakRealm() {}

  /** The realm with the first {@code count} users, as {@code kc.sh import} reads it. */
  static String json(int count) {
    ObjectNode realm = (ObjectNode) JSON.readTree(Resource.text("peers/keycloak/realm.json"));
    ArrayNode users = realm.putArray("users");
    Users.first(count).forEach(email -> add(users.addObject(), email));
    return JSON.writeValueAsString(realm);
  }

  /** A complete profile; otherwise Keycloak asks the user for the rest before a login succeeds. */
  private static void add(ObjectNode user, String email) {
    user.put("username", email)
        .put("email", email)
        .put("emailVerified", true)
        .put("enabled", true)
        .put("firstName", "Ada")
        .put("lastName", "Lovelace");
    user.putArray("credentials")
        .addObject()
        .put("type", "password")
        .put("credentialData", "{\"algorithm\":\"bcrypt\",\"hashIterations\":12}")
        .put("secretData", "{\"value\":\"" + Users.HASH + "\",\"salt\":\"\"}");
  }
}
