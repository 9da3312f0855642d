package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Other services find the keys of access tokens, and only these, in the usual place. */
interface JwksContract extends OverHttp {

  @Test
  default void the_key_of_an_access_token_is_published_and_no_private_or_refresh_key() {
    Tokens tokens = loggedIn();
    Reply reply = api().get("/.well-known/jwks.json").send();

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("content-type")).hasValue("application/jwk-set+json");
    assertThat(reply.headers().get("cache-control")).containsExactly("public, max-age=300");
    List<JsonNode> keys = reply.json().path("keys").valueStream().toList();
    assertThat(keys)
        .extracting(key -> key.path("kid").asString())
        .contains(kidOf(tokens.access()))
        .doesNotContain(kidOf(tokens.refresh()));
    assertThat(keys)
        .allSatisfy(key ->
            assertThat(key.propertyNames())
                .doesNotContainAnyElementsOf(
                    Stream.of("d", "p", "q", "dp", "dq", "qi", "k").toList()));
  }

  @Test
  default void any_page_may_read_the_keys_without_credentials() {
    String path = "/.well-known/jwks.json";
    for (String origin : List.of("https://anybody.example", "null")) {
      Reply keys = api().get(path).header("Origin", origin).send();
      Reply preflight =
          api()
              .call("OPTIONS", path)
              .header("Origin", origin)
              .header("Access-Control-Request-Method", "GET")
              .header("Access-Control-Request-Headers", "x-own")
              .send();

      assertThat(keys.status()).isEqualTo(200);
      assertThat(keys.header("cross-origin-resource-policy")).hasValue("cross-origin");
      assertThat(preflight.status()).isEqualTo(204);
      assertThat(preflight.header("access-control-allow-headers")).hasValue("x-own");
      assertThat(List.of(keys, preflight))
          .allSatisfy(reply -> {
            assertThat(reply.header("access-control-allow-origin")).hasValue("*");
            assertThat(reply.headers()).doesNotContainKey("access-control-allow-credentials");
          });
    }
  }

  private static String kidOf(String token) {
    return String.valueOf(Jwt.parse(token).header().get("kid"));
  }
}
