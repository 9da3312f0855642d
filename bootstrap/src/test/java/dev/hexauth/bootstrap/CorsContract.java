package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pages of the configured origin may read every response, other pages none. */
interface CorsContract extends OverHttp {

  String OURS = "http://localhost:3000";

  @Test
  default void a_preflight_is_answered_for_every_route() {
    for (String path :
        List.of("/api/auth/register", "/api/auth/refresh", "/api/users/me", "/api/nowhere")) {
      Reply reply =
          api()
              .call("OPTIONS", path)
              .header("Origin", OURS)
              .header("Access-Control-Request-Method", "POST")
              .header("Access-Control-Request-Headers", "content-type,x-own")
              .send();

      assertThat(reply.status()).isEqualTo(204);
      assertThat(reply.body()).isEmpty();
      assertReadable(reply);
      assertThat(reply.header("access-control-allow-methods").orElse("").replace(" ", ""))
          .isEqualTo("GET,HEAD,PUT,PATCH,POST,DELETE");
      assertThat(reply.header("access-control-allow-headers").orElse("").replace(" ", ""))
          .isEqualTo("content-type,x-own");
      assertThat(reply.header("access-control-max-age")).hasValue("7200");
    }
  }

  @Test
  default void a_preflight_that_asks_for_no_headers_gets_none() {
    Reply reply =
        api()
            .call("OPTIONS", "/api/auth/login")
            .header("Origin", OURS)
            .header("Access-Control-Request-Method", "POST")
            .send();

    assertThat(reply.status()).isEqualTo(204);
    assertReadable(reply);
    assertThat(reply.headers()).doesNotContainKey("access-control-allow-headers");
  }

  @Test
  default void a_preflight_that_asks_for_more_than_an_answer_holds_is_answered() {
    Reply reply =
        api()
            .call("OPTIONS", "/api/auth/login")
            .header("Origin", OURS)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "x-" + "a".repeat(15_950))
            .send();

    assertThat(reply.status()).isEqualTo(204);
    assertReadable(reply);
  }

  @Test
  default void successes_and_errors_can_be_read_by_our_page() {
    Tokens tokens = loggedIn();
    Stream.of(
            api().get("/api/users/me").bearer(tokens.access()),
            api().get("/api/users/me"),
            api().get("/api/users/me").bearer("nonsense"),
            api().get("/api/auth/refresh"),
            api().post("/api/auth/register"),
            api().post("/api/auth/login").json("{nonsense"),
            api().post("/api/auth/login").json(" ".repeat(10_241)),
            api().post("/api/auth/login").chunked("application/json", new byte[10_241]),
            api().get("/api/nowhere"),
            api().call("DELETE", "/api/auth/login"))
        .forEach(call -> assertReadable(call.header("Origin", OURS).send().enveloped()));
  }

  @Test
  @Tag("ASVS-3.4.2")
  default void a_foreign_page_is_not_allowed() {
    for (String origin :
        List.of(
            "https://evil.example",
            "http://localhost:3001",
            "https://localhost:3000",
            "http://localhost:3000.evil.example",
            "null")) {
      Reply answer = api().get("/api/healthchecker").header("Origin", origin).send();
      Reply preflight =
          api()
              .call("OPTIONS", "/api/auth/login")
              .header("Origin", origin)
              .header("Access-Control-Request-Method", "POST")
              .send();

      assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
      assertThat(preflight.headers()).doesNotContainKey("access-control-allow-origin");
      assertThat(preflight.status()).isLessThan(500);
    }
  }

  @Test
  default void caches_are_told_that_the_origin_matters() {
    assertThat(api().get("/api/healthchecker").header("Origin", OURS).send().headers().get("vary"))
        .asString()
        .containsIgnoringCase("origin");
  }

  private static void assertReadable(Reply reply) {
    assertThat(reply.header("access-control-allow-origin")).as("%s", reply).hasValue(OURS);
    assertThat(reply.header("access-control-allow-credentials")).hasValue("true");
  }
}
