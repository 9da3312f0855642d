package dev.hexauth.adapter.web;

import static dev.hexauth.adapter.web.TestServer.USER;
import static dev.hexauth.adapter.web.TestServer.USER_JSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.GetMe;
import dev.hexauth.application.GetMe.Result;
import dev.hexauth.domain.token.Token;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
}
