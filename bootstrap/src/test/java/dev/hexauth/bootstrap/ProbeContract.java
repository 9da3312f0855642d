package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Probes are not browsers, and send all kinds of Accept headers. */
interface ProbeContract extends OverHttp {

  List<String> ACCEPTED =
      List.of(
          "text/html",
          "text/plain",
          "application/xml;q=0.9",
          "image/*",
          "nonsense",
          "text/html;q=x",
          "a/b/c",
          ",",
          "");

  @Test
  default void probes_answer_json_whatever_the_accept_header() {
    for (String path : List.of("/livez", "/readyz")) {
      for (String accept : ACCEPTED) {
        assertHealthy(api().get(path).header("Accept", accept).send());
      }
    }
  }

  static void assertHealthy(Reply reply) {
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    assertThat(reply.header("content-type").orElse("")).startsWith("application/json");
    assertThat(reply.json().path("status").asString()).isEqualTo("UP");
  }

  @Test
  default void a_malformed_query_or_path_parameter_is_400_on_every_route() {
    for (DocumentedRoute route : DocumentedRoute.all()) {
      String line = route.method() + " " + route.path().replace("{id}", "a");
      for (String rest : List.of("?a=%zz", "?%", "?a=%ff", "?=b", ";a=%zz", ";%", ";a=b%4?c=d")) {
        malformed(line + rest);
      }
    }
    malformed("GET /api/nowhere?a=%zz");
    malformed("GET /api/nowhere;a=%zz");
  }

  private void malformed(String line) {
    RawSocket.exchange(assembly().uri(), line + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        .orElseThrow(() -> new AssertionError("no answer to " + line))
        .failed(400);
  }
}
