package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Other services find the keys of access tokens, and of nothing else, where they look for them. */
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

  private static String kidOf(String token) {
    return String.valueOf(Jwt.parse(token).header().get("kid"));
  }
}
