package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Wrong requests are answered in the common envelope. */
interface ErrorContract extends OverHttp {

  @Test
  default void an_unknown_route_is_named_as_sent() {
    for (String path :
        List.of(
            "/console",
            "/api",
            "/api/nowhere",
            "/api/nowhere?a=1&b=%20",
            "/api/%E4%BD%A0%20/x",
            "/api/users/me/x",
            "/error",
            "/actuator",
            "/actuator/env",
            "/favicon.ico",
            "/index.html")) {
      api().get(path).send().failed(404, "Route " + path + " not found");
    }
  }

  @Test
  default void a_wrong_method_on_a_known_route_is_an_unknown_route() {
    List.of(
            api().get("/api/auth/register").send(),
            api().call("PUT", "/api/auth/register").send(),
            api().call("DELETE", "/api/auth/register").send())
        .forEach(reply -> reply.failed(404, "Route /api/auth/register not found"));
    api().get("/api/auth/login?x=1").send().failed(404, "Route /api/auth/login?x=1 not found");
    api().call("DELETE", "/api/auth/logout").send().failed(404, "Route /api/auth/logout not found");
    api().post("/api/users/me").send().failed(404, "Route /api/users/me not found");
    api().call("PATCH", "/api/users/me").send().failed(404, "Route /api/users/me not found");
  }

  @Test
  default void malformed_json_is_a_client_error() {
    for (String body :
        List.of("{", "{\"email\":}", "nonsense", "{'a':1}", "{\"a\":1", "{}}", "\0")) {
      api().post("/api/auth/login").json(body).send().failed(400);
      api().post("/api/auth/register").json(body).send().failed(400);
    }
  }

  @Test
  default void json_that_is_not_an_object_is_a_client_error() {
    for (String body : List.of("[]", "[{}]", "null", "true", "1", "\"text\"")) {
      api().post("/api/auth/login").json(body).send().failed(400);
    }
  }

  @Test
  default void a_body_of_10240_bytes_is_read_and_of_one_more_is_not() {
    for (String path : List.of("/api/auth/login", "/api/auth/register")) {
      byte[] fits = ("{}" + " ".repeat(10_238)).getBytes(StandardCharsets.US_ASCII);
      byte[] larger = ("{}" + " ".repeat(10_239)).getBytes(StandardCharsets.US_ASCII);

      api().post(path).body("application/json", fits).send().failed(400);
      api().post(path).chunked("application/json", fits).send().failed(400);
      tooLarge(api().post(path).body("application/json", larger));
      tooLarge(api().post(path).chunked("application/json", larger));
      tooLarge(api().post(path).chunked("application/json", new byte[1_000_000]));
    }
  }

  private static void tooLarge(Api.Call call) {
    call.send().failed(413, "request entity too large");
  }

  @Test
  default void the_service_answers_the_health_check() {
    Reply reply = api().get("/api/healthchecker").send().succeeded(200);

    assertThat(reply.json().propertyNames()).containsExactlyInAnyOrder("status", "message");
    assertThat(reply.message()).isNotBlank();
  }

  @Test
  default void the_service_is_alive_and_ready() {
    for (String probe : List.of("/livez", "/readyz")) {
      assertThat(api().get(probe).send().status()).as(probe).isEqualTo(200);
    }
  }
}
