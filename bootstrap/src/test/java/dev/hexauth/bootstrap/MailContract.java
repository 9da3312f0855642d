package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.mail.ReceivedMail;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Addresses are verified and changed, passwords are reset, and users are notified, by letters that
 * a mail server really receives. The assembly has mail on, see {@link Letters#on}.
 */
interface MailContract extends AdminsOverHttp {

  String VERIFY = "/api/auth/verifyemail/";
  String RESET = "/api/auth/resetpassword/";
  String TAKE_BACK = "/api/auth/takebackemail/";

  String VERIFY_PAGE = "/account/verify";
  String RESET_PAGE = "/account/reset";
  String TAKE_BACK_PAGE = "/account/take-back";

  String NOT_VERIFIED = "Verification code is invalid or user doesn't exist";
  String NOT_RESET = "Invalid token or token has expired";
  String NEW_PASSWORD = "battery staple";

  /** As the tutorial's three axios front ends call: register, code, login, forgot, reset. */
  @Test
  @Tag("ASVS-6.4.3")
  @Tag("NIST-63B-4.2")
  default void a_front_end_registers_verifies_forgets_and_resets() {
    Account account = Account.any();
    Browser browser = new Browser(assembly().uri());
    Reply registered = browser.api().register(account).succeeded(201);
    assertThat(registered.message())
        .isEqualTo("An email with a verification code has been sent to your email");
    assertThat(registered.json().path("data").path("user").path("email").asString())
        .isEqualTo(account.email());

    fromFrontEnd(browser.api().get(VERIFY + letters().code(account.email(), VERIFY_PAGE)))
        .succeeded(200);
    Tokens old = browser.api().login(account).succeeded(200).tokens();
    assertThat(fromFrontEnd(forgot(browser.api(), account.email())).succeeded(200).message())
        .isEqualTo("You will receive a reset email if user with that email exist");
    Reply reset =
        fromFrontEnd(
                reset(
                    browser.api(),
                    "PATCH",
                    letters().code(account.email(), RESET_PAGE),
                    NEW_PASSWORD))
            .succeeded(200);

    assertThat(reset.message()).isEqualTo("Password data updated successfully");
    assertThat(reset.cookies()).containsOnlyKeys("access_token", "refresh_token", "logged_in");
    assertThat(browser.cookies()).isEmpty();
    api().me(old.access()).failed(401, "Invalid token or session has expired");
    api().refresh(old.refresh()).failed(403);
    api().login(account).failed(400, "Invalid email or password");
    browser.api().login(account.withPassword(NEW_PASSWORD)).succeeded(200);
    browser.me().succeeded(200);
    assertNotice(letters().next(account.email(), "Your password at Example was reset"));
  }

  private static Reply fromFrontEnd(Api.Call call) {
    Reply reply = call.header("Origin", "http://localhost:3000").send();
    assertThat(reply.header("access-control-allow-origin")).hasValue("http://localhost:3000");
    assertThat(reply.header("access-control-allow-credentials")).hasValue("true");
    return reply;
  }

  /** When, and from where. */
  private static void assertNotice(ReceivedMail letter) {
    assertThat(letter.text()).contains("UTC").contains("127.0.0.").contains("password");
    assertThat(letter.text()).doesNotContainPattern("[0-9a-f]{64}");
  }

  @Test
  default void a_page_of_an_allowed_origin_may_patch_and_put() {
    for (String[] route : new String[][] {{"PATCH", RESET + "x"}, {"PUT", "/api/users/me/email"}}) {
      Reply reply =
          api()
              .call("OPTIONS", route[1])
              .header("Origin", "http://localhost:3000")
              .header("Access-Control-Request-Method", route[0])
              .header("Access-Control-Request-Headers", "content-type")
              .send();
      assertThat(reply.status()).isEqualTo(204);
      assertThat(reply.header("access-control-allow-methods").orElse("")).contains(route[0]);
    }
  }

  @Test
  @Tag("ASVS-6.4.1")
  @Tag("ASVS-6.5.3")
  @Tag("ASVS-6.5.4")
  @Tag("ASVS-6.5.5")
  default void a_verification_code_works_again_until_it_expires() {
    Account account = registered();
    String code = letters().code(account.email(), VERIFY_PAGE);

    for (String method : List.of("POST", "GET", "GET")) {
      assertThat(api().call(method, VERIFY + code).send().succeeded(200).message())
          .isEqualTo("Email verified successfully");
    }
    after(Duration.ofHours(24));
    api().get(VERIFY + code).send().failed(403, "code_rejected", NOT_VERIFIED);
  }

  @Test
  default void a_code_is_sent_again_in_the_language_of_the_request() {
    Account account = registered();
    letters().code(account.email(), VERIFY_PAGE);

    resend(account.email()).header("Accept-Language", "de-AT, en;q=0.5").send().succeeded(200);

    ReceivedMail letter = letters().next(account.email(), "Example");
    assertThat(letter.text()).contains("E-Mail-Adresse");
  }

  @Test
  @Tag("ASVS-6.5.5")
  default void a_reset_code_expires_after_fifteen_minutes() {
    Account account = registered();
    forgot(api(), account.email()).send().succeeded(200);
    String code = letters().code(account.email(), RESET_PAGE);

    after(Duration.ofMinutes(15));

    reset(api(), "PATCH", code, NEW_PASSWORD).send().failed(403, "code_rejected", NOT_RESET);
    api().login(account).succeeded(200);
  }

  @Test
  @Tag("ASVS-6.5.1")
  default void a_reset_code_works_once_and_ends_the_others() {
    Account account = registered();
    forgot(api(), account.email()).send().succeeded(200);
    String first = letters().code(account.email(), RESET_PAGE);
    forgot(api(), account.email()).send().succeeded(200);
    String second = letters().code(account.email(), RESET_PAGE);
    assertThat(first).isNotEqualTo(second);

    assertThat(reset(api(), "POST", second, "short").send().issues())
        .containsExactly("password too_small: Password must be more than 8 characters");
    assertThat(reset(api(), "POST", second, account.email()).send().issues())
        .containsExactly(RegistrationValidationContract.PERSONAL);
    reset(api(), "POST", second, NEW_PASSWORD).send().succeeded(200);

    for (String used : List.of(first, second)) {
      reset(api(), "PATCH", used, "correct horse 2").send().failed(403, "code_rejected", NOT_RESET);
    }
    api().login(account.withPassword(NEW_PASSWORD)).succeeded(200);
  }

  @Test
  default void a_code_works_for_its_own_purpose_only() {
    Account account = registered();
    String verify = letters().code(account.email(), VERIFY_PAGE);
    forgot(api(), account.email()).send().succeeded(200);
    String reset = letters().code(account.email(), RESET_PAGE);

    reset(api(), "PATCH", verify, NEW_PASSWORD).send().failed(403, "code_rejected", NOT_RESET);
    api().post(TAKE_BACK + verify).send().failed(403);
    api().post(VERIFY + reset).send().failed(403, "code_rejected", NOT_VERIFIED);
    api().login(account).succeeded(200);
  }

  @Test
  default void text_that_is_no_code_is_rejected() {
    String digits = "0123456789abcdef".repeat(4);
    List<String> hostile =
        List.of(
            digits,
            digits + "0",
            digits.toUpperCase(Locale.ROOT),
            digits.substring(1) + "%0a",
            "%2e%2e",
            "..%2f..%2fusers%2fme",
            "%27%20or%201=1--",
            "%E2%80%AE",
            "null");
    for (String text : hostile) {
      api().get(VERIFY + text).send().failed(403, "code_rejected", NOT_VERIFIED);
      reset(api(), "PATCH", text, NEW_PASSWORD).send().failed(403, "code_rejected", NOT_RESET);
      api().post(TAKE_BACK + text).send().failed(403, "Invalid code or code has expired");
    }
  }

  @Test
  default void a_known_route_with_another_method_does_not_repeat_the_code() {
    String digits = "0123456789abcdef".repeat(4);
    for (String path : List.of(VERIFY, RESET, TAKE_BACK)) {
      Reply reply = api().call("DELETE", path + digits).send();
      reply.failed(404, "route_not_found", "Route " + path + "\u2026 not found");
    }
  }

  @Test
  @Tag("ASVS-6.3.8")
  default void an_address_without_an_account_is_answered_like_one_with() {
    Account account = registered();
    for (String route : List.of("/api/auth/forgotpassword", "/api/auth/verifyemail")) {
      Reply known = ask(api(), route, account.email()).send().succeeded(200);
      Reply unknown = ask(api(), route, Account.any().email()).send().succeeded(200);

      assertThat(unknown.body()).isEqualTo(known.body());
      assertThat(withoutDate(unknown)).isEqualTo(withoutDate(known));
    }
  }

  private static Map<String, List<String>> withoutDate(Reply reply) {
    Map<String, List<String>> headers = new HashMap<>(reply.headers());
    headers.remove("date");
    return headers;
  }

  @Test
  default void a_request_for_a_letter_needs_an_address() {
    for (String route : List.of("/api/auth/forgotpassword", "/api/auth/verifyemail")) {
      assertThat(api().post(route).json("{}").send().issues())
          .containsExactly("email invalid_type: Email is required");
      for (String text : List.of("", "ada", "a@b.example\\r\\nBcc: c@d.example")) {
        assertThat(api().post(route).json("{\"email\":\"" + text + "\"}").send().issues())
            .containsExactly("email invalid_string: Email is invalid");
      }
    }
  }

  @Test
  @Tag("ASVS-6.3.7")
  default void a_changed_address_can_be_taken_back() {
    Account account = registered();
    Tokens tokens = loggedIn(account);
    String other = Account.any().email();
    assertThat(change(tokens, other, "wrong horse").issues())
        .containsExactly("password custom: Password is wrong");
    change(tokens, other, account.password()).succeeded(200);
    assertThat(emailOf(tokens)).isEqualTo(account.email());

    api().post(VERIFY + letters().code(other, VERIFY_PAGE)).send().succeeded(200);
    assertThat(emailOf(tokens)).isEqualTo(other);
    api().login(account).failed(400);
    String code = letters().code(account.email(), TAKE_BACK_PAGE);
    Reply taken = api().post(TAKE_BACK + code).send().succeeded(200);

    assertThat(taken.cookies()).containsOnlyKeys("access_token", "refresh_token", "logged_in");
    api().me(tokens.access()).failed(401, "Invalid token or session has expired");
    api().login(account).failed(400);
    api().login(account.withEmail(other)).failed(400);
    api().post(TAKE_BACK + code).send().failed(403, "Invalid code or code has expired");
    String reset = letters().code(account.email(), RESET_PAGE);
    reset(api(), "PATCH", reset, NEW_PASSWORD).send().succeeded(200);
    api().login(account.withPassword(NEW_PASSWORD)).succeeded(200);
  }

  @Test
  default void an_address_can_be_taken_back_for_a_day() {
    Account account = registered();
    String other = Account.any().email();
    change(loggedIn(account), other, account.password()).succeeded(200);
    api().post(VERIFY + letters().code(other, VERIFY_PAGE)).send().succeeded(200);
    String code = letters().code(account.email(), TAKE_BACK_PAGE);

    after(Duration.ofDays(1));

    api().post(TAKE_BACK + code).send().failed(403, "Invalid code or code has expired");
    api().login(account.withEmail(other)).succeeded(200);
  }

  @Test
  default void an_address_that_is_taken_meanwhile_is_not_changed_to() {
    Account account = registered();
    Account rival = Account.any();
    change(loggedIn(account), rival.email(), account.password()).succeeded(200);
    String code = letters().code(rival.email(), VERIFY_PAGE);
    api().register(rival).succeeded(201);

    api().post(VERIFY + code).send().failed(403, "code_rejected", NOT_VERIFIED);

    api().login(account).succeeded(200);
    api().login(rival).succeeded(200);
  }

  @Test
  @Tag("ASVS-6.3.7")
  @Tag("ASVS-6.3.5")
  default void users_are_notified_of_changes_and_of_suspicious_events() {
    Account account = registered();
    Tokens tokens = loggedIn(account);
    new Api(assembly().uri(), from("127.0.0.2")).login(account).succeeded(200);
    assertNotice(letters().next(account.email(), "New login to Example"));

    Tokens changed = changePassword(tokens, account.password()).succeeded(200).tokens();
    assertNotice(letters().next(account.email(), "Your password at Example was changed"));

    Tokens next = api().refresh(changed.refresh()).succeeded(200).tokens();
    api().refresh(next.refresh()).succeeded(200);
    api().refresh(changed.refresh()).failed(403);
    assertNotice(letters().next(account.email(), "A device was logged out of Example"));

    Account changedAccount = account.withPassword(NEW_PASSWORD);
    api()
        .call("DELETE", "/api/users/me")
        .bearer(loggedIn(changedAccount).access())
        .json(Json.text(Map.of("password", NEW_PASSWORD)))
        .send()
        .succeeded(200);
    assertThat(letters().next(account.email(), "Your account at Example was deleted").text())
        .contains("127.0.0.1");
  }

  @Test
  @Tag("ASVS-6.3.7")
  default void a_user_whom_an_admin_disables_is_notified() {
    Account account = registered();
    disable(AdminsOverHttp.idOf(loggedIn(account)), admin()).succeeded(200);

    assertThat(letters().next(account.email(), "Your account at Example was disabled").text())
        .doesNotContain("127.0.0.1");
    forgot(api(), account.email()).send().succeeded(200);
  }

  private Letters letters() {
    return new Letters(assembly());
  }

  private static HttpClient from(String address) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .localAddress(InetAddress.ofLiteral(address))
        .build();
  }

  static Api.Call forgot(Api api, String email) {
    return ask(api, "/api/auth/forgotpassword", email);
  }

  private Api.Call resend(String email) {
    return ask(api(), "/api/auth/verifyemail", email);
  }

  private static Api.Call ask(Api api, String route, String email) {
    return api.post(route, Map.of("email", email));
  }

  static Api.Call reset(Api api, String method, String code, String password) {
    return api.call(method, RESET + code)
        .json(Json.text(Map.of("password", password, "passwordConfirm", password)));
  }

  private Reply change(Tokens tokens, String email, String password) {
    return api()
        .call("PUT", "/api/users/me/email")
        .bearer(tokens.access())
        .json(Json.text(Map.of("email", email, "password", password)))
        .send();
  }

  private Reply changePassword(Tokens tokens, String current) {
    return api()
        .call("PUT", "/api/users/me/password")
        .bearer(tokens.access())
        .json(
            Json.text(
                Map.of(
                    "currentPassword", current,
                    "password", NEW_PASSWORD,
                    "passwordConfirm", NEW_PASSWORD)))
        .send();
  }

  private String emailOf(Tokens tokens) {
    return api()
        .me(tokens.access())
        .succeeded(200)
        .json()
        .path("data")
        .path("user")
        .path("email")
        .asString();
  }
}
