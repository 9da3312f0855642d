package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.RefreshToken;
import dev.hexauth.application.RefreshToken.Result;
import dev.hexauth.domain.token.Token;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RefreshTest {

  private static final String REFUSED =
      "{\"status\":\"fail\",\"message\":\"Could not refresh access token\",\"code\":\"refresh_refused\"}";

  private final TestServer server = TestServer.fresh();
  private final List<Token> asked = new ArrayList<>();

  RefreshTest() {
    answering(new Result.Refreshed(TestServer.TOKENS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void a_good_cookie_gets_an_access_token_and_three_cookies(String method) {
    HttpResponse<String> answer = refresh(method, "Cookie", "refresh_token=old");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"success\",\"access_token\":\"aaa.bbb.ccc\"}");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .containsExactly(
            "access_token=aaa.bbb.ccc; Max-Age=900; Expires=Thu, 05 Nov 2026 08:24:10 GMT;"
                + " Path=/; SameSite=Lax; Secure; HttpOnly",
            "refresh_token=rrr.sss.ttt; Max-Age=3600; Expires=Thu, 05 Nov 2026 09:09:10 GMT;"
                + " Path=/; SameSite=Lax; Secure; HttpOnly",
            "logged_in=true; Max-Age=900; Expires=Thu, 05 Nov 2026 08:24:10 GMT;"
                + " Path=/; SameSite=Lax; Secure");
    assertThat(asked).containsExactly(new Token("old"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void a_rejected_token_is_refused_and_no_cookie_is_cleared(String method) {
    answering(new Result.Rejected());
    HttpResponse<String> answer = refresh(method, "Cookie", "refresh_token=old");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo(REFUSED);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_token=abc", "refresh_token=", "x=y"})
  void without_a_refresh_cookie_it_is_refused(String cookies) {
    HttpResponse<String> answer = refresh("GET", "Cookie", cookies, "Authorization", "Bearer abc");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo(REFUSED);
    assertThat(asked).isEmpty();
  }

  @Test
  @Tag("ASVS-14.2.1")
  void the_query_string_is_never_read() {
    HttpResponse<String> answer = server.post("/api/auth/refresh?refresh_token=abc", "{}");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void a_cross_site_request_is_refused_with_the_message_of_a_bad_token(String method) {
    HttpResponse<String> answer =
        refresh(method, "Cookie", "refresh_token=old", "Sec-Fetch-Site", "cross-site");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).isEqualTo(REFUSED.replace("refresh_refused", "cross_site"));
    assertThat(asked).isEmpty();
  }

  private void answering(RefreshToken.Result result) {
    server.refreshToken =
        command -> {
          asked.addAll(command.refreshTokens());
          return result;
        };
  }

  private HttpResponse<String> refresh(String method, String... headers) {
    return server.send(method, "/api/auth/refresh", headers);
  }
}
