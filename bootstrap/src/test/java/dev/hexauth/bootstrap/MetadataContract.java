package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Other services find the issuer, the keys and the endpoints by the public URL alone. */
interface MetadataContract extends OverHttp {

  String OAUTH = "/.well-known/oauth-authorization-server";
  String OPENID = "/.well-known/openid-configuration";
  List<String> PATHS = List.of(OAUTH, OPENID, OAUTH + "/login");

  @Test
  @Tag("RFC8414-2-issuer")
  @Tag("RFC8414-3-path")
  default void the_document_names_what_is_there_below_the_public_url_and_nothing_else() {
    String keys = api().get("/.well-known/jwks.json").send().body();
    for (String path : PATHS) {
      Reply reply = api().get(path).send();

      assertThat(reply.status()).as(path).isEqualTo(200);
      assertThat(reply.header("content-type")).hasValue("application/json; charset=utf-8");
      assertThat(reply.headers().get("cache-control")).containsExactly("public, max-age=300");
      JsonNode document = reply.json();
      assertThat(document.propertyNames())
          .containsExactlyInAnyOrder(
              "issuer",
              "jwks_uri",
              "token_endpoint",
              "token_endpoint_auth_methods_supported",
              "introspection_endpoint",
              "introspection_endpoint_auth_methods_supported",
              "revocation_endpoint",
              "revocation_endpoint_auth_methods_supported",
              "grant_types_supported",
              "response_types_supported",
              "access_token_signing_alg_values_supported");
      assertThat(document.path("issuer").asString()).isEqualTo(Assembly.PUBLIC_URL);
      assertThat(document.path("access_token_signing_alg_values_supported").toString())
          .isEqualTo("[\"RS256\"]");
      assertThat(api().get(pathIn(document, "jwks_uri")).send().body()).isEqualTo(keys);
    }
  }

  @Test
  @Tag("RFC8414-2-endpoints")
  default void every_endpoint_of_the_document_is_there_and_asks_who_calls() {
    JsonNode document = api().get(OAUTH).send().json();
    String form = "token=x&grant_type=client_credentials";
    for (String endpoint :
        List.of("token_endpoint", "introspection_endpoint", "revocation_endpoint")) {
      Reply reply =
          RawSocket.exchange(
                  assembly().uri(),
                  "POST %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: %d\r\n"
                          .formatted(pathIn(document, endpoint), form.length())
                      + "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
                      + form)
              .orElseThrow();
      assertThat(reply.status()).as(endpoint).isEqualTo(401);
      assertThat(document.path(endpoint + "_auth_methods_supported").toString())
          .isEqualTo("[\"client_secret_basic\"]");
    }
  }

  @Test
  @Tag("RFC8414-3-issuer")
  default void the_issuer_of_the_document_is_that_of_tokens() {
    Tokens tokens = loggedIn();
    assertThat(Jwt.parse(tokens.access()).claim("iss")).isEqualTo(Assembly.PUBLIC_URL);
    assertThat(Jwt.parse(tokens.refresh()).claim("iss")).isEqualTo(Assembly.PUBLIC_URL);
  }

  @Test
  default void no_header_of_a_request_changes_the_document() {
    String document = api().get(OAUTH).send().body();
    for (String header :
        List.of("X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "X-Forwarded-Prefix")) {
      assertThat(api().get(OAUTH).header(header, "host=evil.example").send().body())
          .isEqualTo(document);
    }
    String raw =
        RawSocket.exchange(
                assembly().uri(),
                "GET " + OAUTH + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
            .orElseThrow()
            .body();
    assertThat(raw).isEqualTo(document);
    assertThat(api().get(OAUTH + "?issuer=https://evil.example").send().body()).isEqualTo(document);
  }

  @Test
  default void any_page_may_read_the_document_without_credentials() {
    for (String path : PATHS) {
      Reply reply = api().get(path).header("Origin", "https://anybody.example").send();
      assertThat(reply.header("access-control-allow-origin")).hasValue("*");
      assertThat(reply.header("cross-origin-resource-policy")).hasValue("cross-origin");
      assertThat(reply.headers())
          .doesNotContainKeys("access-control-allow-credentials", "set-cookie");
    }
  }

  @Test
  default void other_paths_and_methods_are_unknown_routes() {
    for (String path :
        List.of(
            OAUTH + "/",
            OAUTH + "/other",
            OAUTH + "/login/",
            OAUTH + "/login/more",
            OAUTH + "/log%69n",
            OAUTH + "/login;a=b",
            OAUTH + ";a=b",
            OPENID + "/login",
            OPENID + "/")) {
      Reply reply = api().get(path).header("Origin", "https://anybody.example").send();
      assertThat(reply.failed(404, "Route " + path + " not found").headers())
          .as(path)
          .doesNotContainKey("access-control-allow-origin");
    }
    PATHS.forEach(path ->
        List.of("POST", "PUT", "DELETE")
            .forEach(method ->
                api().call(method, path).send().failed(404, "Route " + path + " not found")));
  }

  private static String pathIn(JsonNode document, String member) {
    String url = document.path(member).asString();
    assertThat(url).startsWith(Assembly.PUBLIC_URL + "/");
    return url.substring(Assembly.PUBLIC_URL.length());
  }
}
