package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.Login;
import dev.hexauth.application.RefreshToken;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.IssuedTokens;
import dev.hexauth.domain.token.Token;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BodyDeliveryTest {

  private static final IssuedTokens TOKENS =
      new IssuedTokens(TestServer.TOKENS.access(), TestServer.TOKENS.refresh(), Delivery.BODY);

  private static final String DELIVERED =
      """
      {"status":"success","access_token":"aaa.bbb.ccc","token_type":"Bearer","expires_in":900,\
      "refresh_token":"rrr.sss.ttt","refresh_expires_in":3600}\
      """;

  private static final String REFUSED =
      """
      {"status":"fail","message":"Tokens are not delivered to this client in the body, please use\
       cookies","code":"delivery_refused"}\
      """;

  private final TestServer server = TestServer.fresh();
  private final List<Object> asked = new ArrayList<>();

  BodyDeliveryTest() {
    prepare(server);
  }

  private void prepare(TestServer server) {
    server.login =
        command -> {
          asked.add(command);
          return new Login.Result.LoggedIn(TOKENS);
        };
    server.refreshToken =
        command -> {
          asked.add(command);
          return new RefreshToken.Result.Refreshed(TOKENS);
        };
  }

  @Test
  void a_login_delivers_both_tokens_in_the_body() {
    assertDelivered(login(server, "body"));

    assertThat(asked)
        .singleElement()
        .isInstanceOfSatisfying(
            Login.Command.class,
            command -> assertThat(command.delivery()).isEqualTo(Delivery.BODY));
  }

  @Test
  void a_refresh_delivers_both_tokens_in_the_body() {
    assertDelivered(refresh(server, "Cookie", "refresh_token=old"));

    assertThat(asked)
        .singleElement()
        .isInstanceOfSatisfying(
            RefreshToken.Command.class,
            command -> {
              assertThat(command.refreshTokens()).containsExactly(new Token("old"));
              assertThat(command.refreshTokens().getFirst().accepts(Delivery.BODY)).isTrue();
              assertThat(command.refreshTokens().getFirst().accepts(Delivery.COOKIE)).isFalse();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"same-origin", "same-site", "none", "", "nonsense"})
  void a_browser_is_refused_without_the_use_case(String site) {
    if (site.equals("nonsense") || site.isEmpty()) {
      // Another site: refused as cross-site.
      assertThat(login(server, "body", "Sec-Fetch-Site", site).statusCode()).isEqualTo(403);
      assertThat(refresh(server, "Sec-Fetch-Site", site).statusCode()).isEqualTo(403);
    } else {
      assertRefused(login(server, "body", "Sec-Fetch-Site", site));
      assertRefused(refresh(server, "Sec-Fetch-Site", site));
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void a_browser_that_asks_for_cookies_is_served() {
    assertThat(login(server, "cookie", "Sec-Fetch-Site", "same-origin").statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource
  void the_clients_that_get_tokens_in_the_body_are_a_setting(BodyDelivery setting) {
    var settings =
        new WebSettings(Set.of(), true, false, List.of(), setting, SameSite.LAX, true, false);
    try (TestServer other = TestServer.start(settings)) {
      prepare(other);
      boolean browsers = setting == BodyDelivery.ANY;
      boolean others = setting != BodyDelivery.OFF;

      assertServed(browsers, login(other, "body", "Sec-Fetch-Site", "same-origin"));
      assertServed(browsers, refresh(other, "Sec-Fetch-Site", "same-origin"));
      assertServed(others, login(other, "body"));
      assertServed(others, refresh(other));
    }
  }

  private static void assertServed(boolean served, HttpResponse<String> answer) {
    if (served) {
      assertDelivered(answer);
    } else {
      assertRefused(answer);
    }
  }

  private static void assertDelivered(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(DELIVERED);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
  }

  private static void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo(REFUSED);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  private static HttpResponse<String> login(TestServer server, String delivery, String... headers) {
    return server.post(
        "/api/auth/login",
        "{\"email\":\"ada@example.com\",\"password\":\"12345678\",\"delivery\":\"%s\"}"
            .formatted(delivery),
        headers);
  }

  private static HttpResponse<String> refresh(TestServer server, String... headers) {
    return server.post("/api/auth/refresh", "{\"refresh_token\":\"old\"}", headers);
  }

  @Test
  void no_body_prints_its_tokens() {
    assertThat(SuccessBody.Delivered.of(TOKENS).toString())
        .contains("redacted")
        .doesNotContain("aaa.bbb.ccc", "rrr.sss.ttt");
  }
}
