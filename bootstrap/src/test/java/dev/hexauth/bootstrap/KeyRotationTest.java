package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.TestServices;
import java.security.KeyPair;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The steps of docs/keys.md, on nodes that share their stores. */
final class KeyRotationTest {

  private static final String OTHER_KEY = "hexauth.token.access-other-keys[0].key";

  private final KeyPair replacement = Keys.rsa(2048);
  private final SettableClock clock = new SettableClock();
  private final Map<String, String> stores =
      StoreSettings.postgres(TestServices.newPostgresDatabase());

  @Test
  @Tag("ASVS-11.2.2")
  @Tag("RFC8725-3.2")
  void a_key_is_replaced_while_two_nodes_serve_and_nobody_is_logged_out() {
    Account account = Account.any();
    try (Assembly pending = node(Keys.ACCESS, OTHER_KEY, Keys.encodedPublic(replacement));
        Assembly active = node(replacement, OTHER_KEY, Keys.encodedPublic(Keys.ACCESS))) {
      pending.api().register(account).succeeded(201);
      String old = pending.api().login(account).succeeded(200).tokens().access();
      String fresh = active.api().login(account).succeeded(200).tokens().access();

      for (Assembly node : new Assembly[] {pending, active}) {
        node.api().me(old).succeeded(200);
        node.api().me(fresh).succeeded(200);
      }
      assertThat(pending.api().get("/.well-known/jwks.json").send().body())
          .contains(kid(old), kid(fresh));
    }
  }

  @Test
  void a_key_that_was_taken_out_is_refused_at_once_and_the_session_goes_on() {
    Account account = Account.any();
    try (Assembly before = node(Keys.ACCESS, OTHER_KEY, Keys.encodedPublic(replacement));
        Assembly after = node(replacement, "hexauth.token.access-algorithm", "RS256")) {
      before.api().register(account).succeeded(201);
      Tokens tokens = before.api().login(account).succeeded(200).tokens();

      assertThat(after.api().me(tokens.access()).status()).isEqualTo(401);
      String fresh = after.api().refresh(tokens.refresh()).succeeded(200).tokens().access();
      after.api().me(fresh).succeeded(200);
    }
  }

  private static String kid(String token) {
    return String.valueOf(Jwt.parse(token).header().get("kid"));
  }

  private Assembly node(KeyPair active, String setting, String value) {
    Map<String, String> settings = new HashMap<>(stores);
    settings.put("JWT_ACCESS_TOKEN_PRIVATE_KEY", Keys.encoded(active));
    settings.put(setting, value);
    return Assembly.start(settings, clock);
  }
}
