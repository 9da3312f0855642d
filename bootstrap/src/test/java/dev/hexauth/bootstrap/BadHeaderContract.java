package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No header causes a server error, or lets a request in. */
interface BadHeaderContract extends OverHttp {

  List<String> BAD_TOKENS =
      List.of(
          "",
          " ",
          ".",
          "..",
          "...",
          "a.b.c",
          "a.b.c.d.e",
          "\u0001",
          "\u00e9\u00ff",
          "%00",
          "\"\"",
          "null",
          "undefined",
          "e30.e30.",
          "e30.e30.e30",
          encoded("{\"alg\":\"none\"}") + ".e30.",
          encoded("{\"alg\":\"RS256\",\"kid\":\"../../etc/passwd\"}") + ".e30.AAAA",
          encoded("{\"alg\":\"RS256\",\"kid\":null}") + ".e30.AAAA",
          encoded("{\"alg\":\"RS256\",\"kid\":{\"a\":1}}") + ".e30.AAAA",
          encoded("{\"alg\":\"RS256\",\"zip\":\"DEF\"}") + ".e30.AAAA",
          encoded("{\"alg\":\"RS256\",\"b64\":false,\"crit\":[\"b64\"]}") + ".e30.AAAA",
          encoded("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}") + ".e30.AAAA.AAAA.AAAA",
          encoded("{\"alg\":" + "[".repeat(2_000)) + ".e30.AAAA",
          encoded("\0") + "." + encoded("\0") + ".AAAA",
          "A".repeat(6_000),
          ".".repeat(6_000));

  @Test
  default void no_bad_bearer_is_a_server_error() {
    for (String token : BAD_TOKENS) {
      for (String scheme : List.of("Bearer ", "bearer ", "Bearer", "Basic ", "", "Bearer  ")) {
        refused("/api/users/me", "Authorization: " + scheme + token);
      }
      refused("/api/auth/logout", "Authorization: Bearer " + token);
    }
    refused("/api/users/me", "Authorization: Bearer a\r\nAuthorization: Bearer b");
  }

  @Test
  default void a_malformed_content_type_is_refused_by_probes() {
    for (String path : List.of("/livez", "/readyz", "/actuator/health/liveness")) {
      api().get(path).header("Content-Type", "nonsense").send().failed(415);
    }
  }

  @Test
  default void no_bad_cookie_is_a_server_error() {
    for (String token : BAD_TOKENS) {
      refused("/api/users/me", "Cookie: access_token=" + token);
      refused("/api/auth/logout", "Cookie: access_token=" + token + "; refresh_token=" + token);
      refused("/api/auth/refresh", "Cookie: refresh_token=" + token);
    }
    for (String cookies :
        List.of(
            "access_token",
            "=",
            ";;;",
            "=;=;access_token==",
            "$Version=1; access_token=\"a\"; $Path=/",
            "access_token=a; access_token=b",
            "a=b,access_token=c",
            "a=" + "b; a=".repeat(1_000))) {
      refused("/api/users/me", "Cookie: " + cookies);
      refused("/api/auth/refresh", "Cookie: " + cookies.replace("access", "refresh"));
    }
  }

  @Test
  default void no_other_bad_header_is_a_server_error() {
    for (String header :
        List.of(
            "Origin: ",
            "Origin: \u00ff",
            "Origin: http://[",
            "Sec-Fetch-Site: nonsense",
            "Accept: nonsense",
            "Accept: text/html;q=nonsense",
            "Accept: application/xml",
            "Accept-Language: " + "a,".repeat(500),
            "User-Agent: \u0001\u00ff",
            "User-Agent: " + "a".repeat(5_000),
            "X-Forwarded-For: nonsense, ,",
            "X-Forwarded-Proto: \"",
            "Forwarded: for=\"",
            "Range: bytes=9-1",
            "If-Modified-Since: nonsense",
            "Expect: nonsense",
            "Content-Type: nonsense",
            "X-HTTP-Method-Override: DELETE",
            "Big: " + "a".repeat(20_000),
            "Many: a\r\n".repeat(200) + "Many: a",
            "no colon",
            ": no name",
            "Sp ace: a",
            "Nul: \0",
            "Folded: a\r\n b")) {
      refused("/api/users/me", header);
    }
  }

  private void refused(String path, String header) {
    Reply reply =
        RawSocket.exchange(
                assembly().uri(),
                "GET "
                    + path
                    + " HTTP/1.1\r\nHost: a\r\n"
                    + header
                    + "\r\nConnection: close\r\n\r\n")
            .orElseThrow(() -> new AssertionError("no answer to " + header));
    assertThat(reply.status()).as("%.200s%n%s", header, reply).isBetween(400, 499);
    reply.enveloped();
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
