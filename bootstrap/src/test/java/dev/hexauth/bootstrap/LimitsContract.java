package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Requests that are too long, or do not arrive, are refused with a message that pages may read. */
interface LimitsContract extends OverHttp {

  String ORIGIN = "Origin: " + CorsContract.OURS + "\r\n";

  @Test
  default void headers_over_the_limit_are_431() {
    for (String headers :
        List.of(
            ORIGIN + "Cookie: a=" + "b".repeat(20_000) + "\r\n",
            "Authorization: Bearer " + "b".repeat(20_000) + "\r\n" + ORIGIN,
            ORIGIN + "b".repeat(20_000) + ": a\r\n",
            "Many: a\r\n".repeat(150) + ORIGIN,
            "Much: "
                + "a".repeat(1_000)
                + "\r\n"
                + ("Much: " + "a".repeat(1_000) + "\r\n").repeat(40)
                + ORIGIN,
            ORIGIN + "Huge: " + "a".repeat(200_000) + "\r\n")) {
      readable(431, "GET /api/users/me HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n");
      readable(431, "POST /api/auth/login HTTP/1.1\r\n" + headers + "Host: a\r\n\r\n");
      readable(431, "GET /livez HTTP/1.1\r\n" + headers + "Host: a\r\n\r\n");
    }
  }

  @Test
  default void a_request_line_over_the_limit_is_414() {
    for (String line :
        List.of(
            "GET /api/" + "a".repeat(20_000),
            "GET /?a=" + "b".repeat(20_000),
            "A".repeat(20_000))) {
      readable(414, line + " HTTP/1.1\r\nHost: a\r\n" + ORIGIN + "\r\n");
    }
  }

  @Test
  default void a_request_after_headers_over_the_limit_is_not_served() {
    String large = "GET /livez HTTP/1.1\r\nHost: a\r\nBig: " + "a".repeat(20_000) + "\r\n\r\n";
    String raw = RawSocket.text(assembly().uri(), large + "GET /livez HTTP/1.1\r\nHost: a\r\n\r\n");

    assertThat(raw.split("HTTP/1\\.1 ", -1)).as(raw).hasSize(2);
  }

  @Test
  default void a_body_that_does_not_arrive_is_408() {
    String post =
        "POST /api/auth/login HTTP/1.1\r\nHost: a\r\n"
            + ORIGIN
            + "Content-Type: application/json\r\n";
    List<String> unfinished =
        List.of(
            post + "Content-Length: 10\r\n\r\n",
            post + "Content-Length: 10\r\n\r\n{\"a\":\"b\"}",
            post + "Content-Length: 10\r\nConnection: close\r\n\r\n{",
            post + "Transfer-Encoding: chunked\r\n\r\n",
            post + "Transfer-Encoding: chunked\r\n\r\n5",
            post + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\"",
            post + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
            "GET /api/users/me HTTP/1.1\r\nHost: a\r\n" + ORIGIN + "Content-Length: 1\r\n\r\n");

    List<Reply> replies =
        Race.of(unfinished.size(), caller -> () -> waitFor(unfinished.get(caller)));

    assertThat(replies).allSatisfy(reply -> assertReadable(408, reply));
  }

  private Reply waitFor(String request) {
    return RawSocket.await(assembly().uri(), request);
  }

  private void readable(int status, String request) {
    assertReadable(status, RawSocket.exchange(assembly().uri(), request).orElseThrow());
  }

  private static void assertReadable(int status, Reply reply) {
    reply.failed(status);
    HardeningContract.assertHardened(reply);
    Function<String, List<String>> values = name -> reply.headers().getOrDefault(name, List.of());
    assertThat(values.apply("access-control-allow-origin")).containsExactly(CorsContract.OURS);
    assertThat(values.apply("access-control-allow-credentials")).containsExactly("true");
    assertThat(values.apply("vary")).containsExactly("Origin");
  }
}
