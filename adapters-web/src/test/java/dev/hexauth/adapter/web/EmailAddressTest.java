package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.application.ResendVerification;
import dev.hexauth.application.TakeBackEmail;
import dev.hexauth.application.VerifyEmail;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Language;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An e-mail address is verified, and taken back, by the code of a letter. */
final class EmailAddressTest {

  private static final String DIGITS = "0123456789abcdef".repeat(4);
  private static final String VERIFY = "/api/auth/verifyemail/";
  private static final String TAKE_BACK = "/api/auth/takebackemail/";
  private static final String RESEND = "/api/auth/verifyemail";

  private final TestServer server = TestServer.fresh();
  private final List<Object> asked = new ArrayList<>();

  private void verifying(VerifyEmail.Result result) {
    server.verifyEmail =
        command -> {
          asked.add(command);
          return result;
        };
  }

  private void takingBack(TakeBackEmail.Result result) {
    server.takeBackEmail =
        command -> {
          asked.add(command);
          return result;
        };
  }

  private void resending(ResendVerification.Result result) {
    server.resendVerification =
        command -> {
          asked.add(command);
          return result;
        };
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void a_code_verifies(String method) {
    verifying(new VerifyEmail.Result.Verified());

    HttpResponse<String> answer = server.send(method, VERIFY + DIGITS);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"success\",\"message\":\"Email verified successfully\"}");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(asked)
        .containsExactly(new VerifyEmail.Command(new EmailCode(DIGITS), TestServer.CLIENT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void a_rejected_code_is_forbidden(String method) {
    verifying(new VerifyEmail.Result.Rejected());

    assertNotVerified(server.send(method, VERIFY + DIGITS));
  }

  /** The use case of the test fails, so an answer shows that it was not asked. */
  @ParameterizedTest
  @ValueSource(
      strings = {"1", "0123456789ABCDEF", "%2e%2e", "..%2f..", "{code}", "%C3%A9", "null", "a;b=c"})
  void a_text_that_is_no_code_is_rejected_like_an_unknown_one(String text) {
    assertNotVerified(server.send("POST", VERIFY + text.replace("{", "%7B").replace("}", "%7D")));
  }

  @Test
  void a_code_has_exactly_64_digits_in_lower_case() {
    for (String text :
        List.of(DIGITS + "0", DIGITS.substring(1), DIGITS.toUpperCase(java.util.Locale.ROOT))) {
      assertNotVerified(server.send("GET", VERIFY + text));
      assertThat(server.send("POST", TAKE_BACK + text).statusCode()).isEqualTo(403);
    }
  }

  private static void assertNotVerified(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"fail\",\"message\":\"Verification code is invalid or user doesn't"
                + " exist\",\"code\":\"code_rejected\"}");
  }

  @Test
  void head_and_a_prefetch_verify_nothing() {
    assertThat(server.send("HEAD", VERIFY + DIGITS).statusCode()).isEqualTo(404);
    HttpResponse<String> prefetch =
        server.send("GET", VERIFY + DIGITS, "Sec-Purpose", "prefetch;prerender");
    assertThat(prefetch.statusCode()).isEqualTo(403);
    assertThat(prefetch.body()).contains("prefetch_refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "FOO"})
  void a_wrong_method_does_not_repeat_the_code(String method) {
    for (String path : List.of(VERIFY, TAKE_BACK)) {
      for (String spelling :
          List.of(DIGITS, DIGITS.toUpperCase(java.util.Locale.ROOT), DIGITS.replace("a", "%61"))) {
        HttpResponse<String> answer = server.send(method, path + spelling + "?x=1");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"Route " + path + "\u2026?x=1 not found\"");
      }
    }
    assertThat(
            server.rawLines(
                "TRACE " + VERIFY + DIGITS + " HTTP/1.1", "Host: x", "Connection: close"))
        .startsWith("HTTP/1.1 404 ")
        .doesNotContain(DIGITS);
  }

  @Test
  void a_code_takes_an_address_back_and_clears_the_cookies() {
    takingBack(new TakeBackEmail.Result.TakenBack());

    HttpResponse<String> answer = server.send("POST", TAKE_BACK + DIGITS);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"success\",\"message\":\"Email taken back successfully\"}");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .hasSize(3)
        .allMatch(cookie -> cookie.contains("=; Max-Age=0; "));
    assertThat(asked)
        .containsExactly(new TakeBackEmail.Command(new EmailCode(DIGITS), TestServer.CLIENT));
  }

  @Test
  void an_address_is_not_taken_back_by_get() {
    assertThat(server.send("GET", TAKE_BACK + DIGITS).statusCode()).isEqualTo(404);
  }

  @Test
  void a_rejected_code_takes_nothing_back() {
    takingBack(new TakeBackEmail.Result.Rejected());

    HttpResponse<String> answer = server.send("POST", TAKE_BACK + DIGITS);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"fail\",\"message\":\"Invalid code or code has expired\","
                + "\"code\":\"code_rejected\"}");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void a_code_is_sent_again_in_the_language_of_the_request() {
    resending(new ResendVerification.Result.Accepted());

    HttpResponse<String> answer =
        server.post(RESEND, "{\"email\":\"Ada@Example.com\"}", "Accept-Language", "de-AT,en;q=0.5");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"success\",\"message\":\"You will receive a verification email if user"
                + " with that email exist\"}");
    assertThat(asked)
        .containsExactly(
            new ResendVerification.Command(
                EmailAddress.parse("ada@example.com").orElseThrow(),
                Optional.of(Language.GERMAN),
                TestServer.CLIENT));
  }

  @Test
  void too_many_requests_for_a_code_are_throttled() {
    resending(new ResendVerification.Result.Throttled(Duration.ofSeconds(61)));

    HttpResponse<String> answer = server.post(RESEND, "{\"email\":\"ada@example.com\"}");

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("61");
  }

  @Test
  void a_request_for_a_code_needs_an_address() {
    assertThat(server.post(RESEND, "{}").body())
        .contains("\"message\":\"Email is required\",\"code\":\"validation_failed\"");
    assertThat(server.post(RESEND, "{\"email\":\"ada\"}").body()).contains("Email is invalid");
  }
}
