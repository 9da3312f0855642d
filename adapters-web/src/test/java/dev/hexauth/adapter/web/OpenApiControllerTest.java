package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** How openapi.yaml is served; tests in bootstrap check its content. */
final class OpenApiControllerTest {

  private static final String ROUTE = "/openapi.yaml";

  private final TestServer server = TestServer.fresh();

  @Test
  void the_page_is_yaml_that_caches_may_keep_for_five_minutes() {
    HttpResponse<String> answer = server.send("GET", ROUTE, "Accept", "text/html");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("openapi: 3.1");
    assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/yaml");
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("public, max-age=300");
    assertThat(answer.headers().firstValue("Content-Length")).isPresent();
  }

  @Test
  void a_page_that_has_not_changed_is_not_sent_again() {
    String tag = server.send("GET", ROUTE).headers().firstValue("ETag").orElseThrow();

    assertThat(tag).matches("\"[0-9a-f]+\"");
    for (String known : new String[] {tag, "W/" + tag, "\"other\", " + tag}) {
      HttpResponse<String> answer = server.send("GET", ROUTE, "If-None-Match", known);
      assertThat(answer.statusCode()).as(known).isEqualTo(304);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.headers().firstValue("ETag")).contains(tag);
      assertThat(answer.headers().firstValue("Cache-Control")).contains("public, max-age=300");
    }
    assertThat(server.send("GET", ROUTE, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
  }

  @Test
  void a_page_of_any_origin_may_read_it() {
    for (String origin : new String[] {"https://editor.example", "null"}) {
      HttpResponse<String> answer = server.send("GET", ROUTE, "Origin", origin);
      assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
      assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    }
  }
}
