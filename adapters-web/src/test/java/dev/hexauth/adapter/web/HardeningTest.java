package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.GetMe;
import dev.hexauth.application.Login;
import dev.hexauth.application.Logout;
import dev.hexauth.domain.token.Denial;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The headers of every answer that restrict browsers, and host-prefixed cookies. */
final class HardeningTest {

  private static final String TRANSPORT = "Strict-Transport-Security";

  private static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options",
          "nosniff",
          "Content-Security-Policy",
          "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          TRANSPORT,
          "max-age=31536000; includeSubDomains");

  private final TestServer server = TestServer.fresh();

  @ParameterizedTest
  @CsvSource({
    "GET,/api/healthchecker,200",
    "HEAD,/api/healthchecker,200",
    "OPTIONS,/api/users/me,204",
    "POST,/api/auth/login,400",
    "GET,/api/users/me,401",
    "GET,/api/auth/refresh,403",
    "GET,/unknown,404",
    "TRACE,/api/users/me,404",
    "PUT,/api/auth/login,404",
    "GET,/api/auth/logout,500",
    "GET,/api/users/me?filter=throws,500",
    "GET,/api/users/me?filter=fails,500",
    "GET,/api/users/me?filter=down,503",
    "GET,/api/users/me?filter=refuses,400"
  })
  @Tag("ASVS-3.4.1")
  @Tag("ASVS-3.4.3")
  @Tag("ASVS-3.4.4")
  @Tag("ASVS-3.4.5")
  @Tag("ASVS-3.4.6")
  @Tag("NIST-63B-5.1-downgrade")
  @Tag("ASVS-14.3.2")
  void every_answer_is_data_that_no_cache_keeps(String method, String path, int status) {
    server.getMe = _ -> new GetMe.Result.Denied(Denial.NOT_LOGGED_IN);
    HttpResponse<String> answer = server.send(method, path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertHardened(answer);
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
  }

  @Test
  void published_keys_are_data_that_caches_may_keep() {
    HttpResponse<String> keys = server.send("GET", "/.well-known/jwks.json");

    assertThat(keys.headers().allValues("Cross-Origin-Resource-Policy"))
        .containsExactly("cross-origin");
    ALWAYS.forEach((name, value) -> {
      if (!name.equals("Cross-Origin-Resource-Policy")) {
        assertThat(keys.headers().allValues(name)).as(name).containsExactly(value);
      }
    });
  }

  @Test
  void the_answer_to_a_body_over_the_limit_is_hardened_too() {
    assertHardened(server.post("/api/auth/login", " ".repeat(10_241)));
    assertHardened(server.send("GET", "/api/users/me", "Big", "a".repeat(20_000)));
  }

  @Test
  void the_answer_to_invalid_http_is_hardened_too() {
    for (String line : List.of("NONSENSE", "GET /%zz HTTP/1.1", "GET /" + "x".repeat(20_000))) {
      String answer = server.rawLines(line, "Host: x", "Connection: close");

      ALWAYS.forEach((name, value) -> assertThat(answer).containsOnlyOnce(name + ": " + value));
      assertThat(answer).containsOnlyOnce("Cache-Control: no-store");
    }
  }

  @Test
  void over_plain_http_there_is_no_hsts() {
    try (TestServer plain =
        TestServer.start(
            new WebSettings(
                Set.of(), false, false, List.of(), BodyDelivery.ANY, SameSite.LAX, true, false))) {
      HttpResponse<String> answer = plain.send("GET", "/unknown");

      assertThat(answer.headers().firstValue(TRANSPORT)).isEmpty();
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      plain.logout = _ -> new Logout.Result.LoggedOut();
      assertThat(plain.send("POST", "/api/auth/logout", "Origin", plain.origin()).statusCode())
          .isEqualTo(200);
      String https = plain.origin().replace("http:", "https:");
      assertThat(plain.send("POST", "/api/auth/logout", "Origin", https).statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void host_prefixed_cookies_are_set_and_read_under_those_names_only() {
    try (TestServer prefixed =
        TestServer.start(
            new WebSettings(
                Set.of(), true, true, List.of(), BodyDelivery.ANY, SameSite.LAX, true, false))) {
      prefixed.login = _ -> new Login.Result.LoggedIn(TestServer.TOKENS);
      prefixed.logout =
          command -> {
            boolean all =
                !command.tokens().access().isEmpty() && !command.tokens().refresh().isEmpty();
            return all
                ? new Logout.Result.LoggedOut()
                : new Logout.Result.Denied(Denial.NOT_LOGGED_IN);
          };
      String credentials = "{\"email\":\"a@b.example\",\"password\":\"12345678\"}";

      assertThat(prefixed.post("/api/auth/login", credentials).headers().allValues("Set-Cookie"))
          .allMatch(
              cookie -> cookie.matches("(__Host-[a-z]+_token|logged_in)=.*; Path=/; .*; Secure.*"));
      assertThat(logout(prefixed, "__Host-access_token=a; __Host-refresh_token=r").statusCode())
          .isEqualTo(200);
      assertThat(logout(prefixed, "access_token=a; refresh_token=r").statusCode()).isEqualTo(401);
    }
  }

  private static HttpResponse<String> logout(TestServer server, String cookies) {
    return server.send("GET", "/api/auth/logout", "Cookie", cookies);
  }

  private static void assertHardened(HttpResponse<String> answer) {
    ALWAYS.forEach((name, value) ->
        assertThat(answer.headers().allValues(name)).as(name).containsExactly(value));
  }
}
