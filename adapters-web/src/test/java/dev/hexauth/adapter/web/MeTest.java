package dev.hexauth.adapter.web;

import static dev.hexauth.adapter.web.TestServer.USER;
import static dev.hexauth.adapter.web.TestServer.USER_JSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.GetMe;
import dev.hexauth.application.GetMe.Result;
import dev.hexauth.domain.token.Denial;
import dev.hexauth.domain.token.Token;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MeTest {

  private final TestServer server = TestServer.fresh();
  private final AtomicReference<List<Token>> asked = new AtomicReference<>(List.of());

  MeTest() {
    answering(new Result.Me(USER));
  }

  @Test
  void the_user_has_exactly_seven_fields_in_order() {
    HttpResponse<String> answer = me("Authorization", "Bearer abc");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(USER_JSON);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/json; charset=utf-8");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer abc", "bearer abc", "BEARER abc", "Bearer   abc  "})
  void the_bearer_scheme_is_read_in_any_letter_case(String authorization) {
    me("Authorization", authorization);

    assertThat(asked.get()).containsExactly(new Token("abc"));
  }

  @Test
  void the_bearer_token_comes_before_the_cookie() {
    me("Authorization", "Bearer bad", "Cookie", "access_token=good");

    assertThat(asked.get()).containsExactly(new Token("bad"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "Bearer "})
  void an_empty_bearer_is_not_rescued_by_a_cookie(String authorization) {
    me("Authorization", authorization, "Cookie", "access_token=good");

    assertThat(asked.get()).isEmpty();
  }

  @Test
  void two_tokens_in_one_header_are_one_bad_token() {
    me("Authorization", "Bearer good good", "Cookie", "access_token=good");

    assertThat(asked.get()).containsExactly(new Token("good good"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic YTpi", "Bearerabc", "Digest x", ""})
  void with_another_scheme_the_cookie_counts(String authorization) {
    me("Authorization", authorization, "Cookie", "access_token=abc");

    assertThat(asked.get()).containsExactly(new Token("abc"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "access_token=abc,abc",
        "logged_in=true; access_token=abc; refresh_token=def,abc",
        "access_token=\"abc\",abc",
        "a b=c; access_token=abc,abc",
      })
  void the_access_cookie_is_read_without_its_quotes(String cookies, String token) {
    me("Cookie", cookies);

    assertThat(asked.get()).containsExactly(new Token(token));
  }

  @Test
  void each_different_access_cookie_is_a_candidate_up_to_four() {
    me("Cookie", "access_token=a; x=y; access_token=; access_token=\"b\"; access_token=a");
    assertThat(asked.get()).containsExactly(new Token("a"), new Token("b"));

    me("Cookie", "access_token=a; access_token=b", "Cookie", "access_token=c");
    assertThat(asked.get()).containsExactly(new Token("a"), new Token("b"), new Token("c"));

    String many =
        IntStream.range(0, 400)
            .mapToObj(i -> "access_token=" + i)
            .collect(Collectors.joining("; "));
    me("Cookie", many);
    assertThat(asked.get()).extracting(Token::compact).containsExactly("0", "1", "2", "3");
  }

  @ParameterizedTest
  @EnumSource(names = {"INVALID_TOKEN", "TOKEN_EXPIRED"})
  void an_access_cookie_that_cannot_be_verified_is_cleared(Denial reason) {
    answering(new Result.Denied(reason));
    assertThat(me("Cookie", "access_token=abc").headers().allValues("Set-Cookie"))
        .containsExactly(
            "access_token=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT;"
                + " Path=/; SameSite=Lax; Secure; HttpOnly");
    assertThat(
            me("Cookie", "access_token=abc", "Authorization", "Bearer abc")
                .headers()
                .allValues("Set-Cookie"))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"NOT_LOGGED_IN", "SESSION_ENDED"})
  void no_other_access_cookie_is_cleared(Denial reason) {
    answering(new Result.Denied(reason));
    assertThat(me("Cookie", "access_token=abc").headers().allValues("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "access_token=",
        "access_token=\"\"",
        "access_token",
        "refresh_token=abc",
        "Access_Token=abc",
        ";;;=;"
      })
  void an_empty_or_other_cookie_is_no_token(String cookies) {
    me("Cookie", cookies);

    assertThat(asked.get()).isEmpty();
  }

  @Test
  void the_query_string_is_never_read() {
    server.send("GET", "/api/users/me?access_token=abc&token=abc&Authorization=Bearer%20abc");

    assertThat(asked.get()).isEmpty();
  }

  @Test
  void without_a_token_the_caller_is_not_logged_in() {
    answering(new Result.Denied(Denial.NOT_LOGGED_IN));

    assertUnauthorized(me("Accept", "*/*"), "not_logged_in", "You are not logged in");
  }

  @Test
  void a_bad_token_is_refused() {
    answering(new Result.Denied(Denial.INVALID_TOKEN));

    assertUnauthorized(
        me("Authorization", "Bearer abc"), "token_invalid", "Invalid token or user doesn't exist");
  }

  @Test
  void an_ended_session_is_refused() {
    answering(new Result.Denied(Denial.SESSION_ENDED));

    assertUnauthorized(
        me("Authorization", "Bearer abc"), "session_ended", "Invalid token or session has expired");
  }

  private void answering(GetMe.Result result) {
    server.getMe =
        command -> {
          asked.set(command.accessTokens());
          return result;
        };
  }

  private HttpResponse<String> me(String... headers) {
    return server.send("GET", "/api/users/me", headers);
  }

  private static void assertUnauthorized(HttpResponse<String> answer, String code, String message) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"fail\",\"message\":\"" + message + "\",\"code\":\"" + code + "\"}");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }
}
