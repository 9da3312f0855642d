package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

final class JwksTest {

  private static final String ROUTE = "/.well-known/jwks.json";

  private final TestServer server = TestServer.fresh();

  @Test
  void the_keys_are_published_unchanged_and_may_be_cached_for_five_minutes() {
    HttpResponse<String> answer = server.send("GET", ROUTE);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(TestServer.JWKS);
    assertThat(answer.headers().allValues("Content-Type"))
        .containsExactly("application/jwk-set+json");
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("public, max-age=300");
    assertThat(answer.headers().firstValue("Content-Length"))
        .contains(Integer.toString(TestServer.JWKS.length()));
  }

  @Test
  void head_has_the_same_headers_without_the_keys() {
    HttpResponse<String> answer = server.send("HEAD", ROUTE);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/jwk-set+json");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void an_allowed_page_may_read_the_keys_and_no_method_writes_them() {
    HttpResponse<String> answer =
        server.send("GET", ROUTE, "Origin", "http://localhost:3000", "Accept", "text/html");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
        .contains("http://localhost:3000");
    assertThat(server.send("POST", ROUTE).statusCode()).isEqualTo(404);
  }
}
