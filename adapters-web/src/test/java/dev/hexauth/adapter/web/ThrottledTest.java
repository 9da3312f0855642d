package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.ChangePassword;
import dev.hexauth.application.DeleteAccount;
import dev.hexauth.application.Login;
import dev.hexauth.application.RefreshToken;
import dev.hexauth.application.RegisterUser;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every route gives the same answer to too many attempts (RFC 6585, 4). */
final class ThrottledTest {

  private static final Duration WAIT = Duration.ofSeconds(20);

  private final TestServer server = TestServer.fresh();

  @Test
  void every_limited_route_has_retry_after_and_sets_no_cookie() {
    server.login = _ -> new Login.Result.Throttled(WAIT);
    server.registerUser = _ -> new RegisterUser.Result.Throttled(WAIT);
    server.refreshToken = _ -> new RefreshToken.Result.Throttled(WAIT);
    server.changePassword = _ -> new ChangePassword.Result.Throttled(WAIT);
    server.deleteAccount = _ -> new DeleteAccount.Result.Throttled(WAIT);
    Stream.of(
            login(),
            server.post(
                "/api/auth/register",
                "{\"name\":\"Ada\",\"email\":\"ada@example.com\",\"password\":\"correct horse\","
                    + "\"passwordConfirm\":\"correct horse\"}"),
            server.send("GET", "/api/auth/refresh", "Cookie", "refresh_token=old"),
            server.sendJson(
                "PUT",
                "/api/users/me/password",
                "{\"currentPassword\":\"correct horse\",\"password\":\"battery staple\","
                    + "\"passwordConfirm\":\"battery staple\"}"),
            server.sendJson("DELETE", "/api/users/me", "{\"password\":\"correct horse\"}"))
        .forEach(answer -> {
          assertThat(answer.statusCode()).isEqualTo(429);
          assertThat(answer.body())
              .isEqualTo(
                  "{\"status\":\"fail\","
                      + "\"message\":\"Too many attempts, please try again later\",\"code\":\"throttled\"}");
          assertThat(answer.headers().firstValue("Retry-After")).contains("20");
          assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        });
  }

  @ParameterizedTest
  @CsvSource({"PT0.000001S, 1", "PT1S, 1", "PT1.000000001S, 2", "PT59.999S, 60", "PT24H, 86400"})
  void retry_after_is_in_whole_seconds_and_never_too_early(Duration wait, String seconds) {
    server.login = _ -> new Login.Result.Throttled(wait);
    assertThat(login().headers().firstValue("Retry-After")).contains(seconds);
  }

  @Test
  void only_an_allowed_page_may_read_retry_after() {
    server.login = _ -> new Login.Result.Throttled(WAIT);
    assertThat(login("Origin", "http://localhost:3000").headers().map())
        .containsKey("access-control-allow-origin")
        .extractingByKey("access-control-expose-headers")
        .asString()
        .isEqualTo("[Retry-After, WWW-Authenticate]");
    assertThat(login("Origin", "https://evil.example").headers().map())
        .doesNotContainKey("access-control-expose-headers");
  }

  private HttpResponse<String> login(String... headers) {
    return server.post(
        "/api/auth/login",
        "{\"email\":\"ada@example.com\",\"password\":\"correct horse\"}",
        headers);
  }
}
