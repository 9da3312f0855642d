package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the settings about mail change over HTTP; {@link MailContract} has the defaults. */
final class VerificationTest {

  @Test
  void without_mail_its_routes_are_unknown_and_a_registration_sends_no_code() {
    try (Assembly assembly = Assembly.start(StoreSettings.memory())) {
      Api api = assembly.api();
      String code = "0123456789abcdef".repeat(4);
      Map<String, String> routes =
          Map.of(
              "/api/auth/verifyemail/" + code,
              "GET",
              "/api/auth/verifyemail",
              "POST",
              "/api/auth/forgotpassword",
              "POST",
              "/api/auth/resetpassword/" + code,
              "PATCH",
              "/api/auth/takebackemail/" + code,
              "POST",
              "/api/users/me/email",
              "PUT",
              "/account/verify",
              "GET",
              "/account/reset",
              "GET",
              "/account/take-back",
              "GET",
              "/account/account.mjs",
              "GET");
      routes.forEach((path, method) ->
          api.call(method, path)
              .json("{}")
              .send()
              .failed(404, "route_not_found", "Route " + path + " not found"));
      assertThat(api.register(Account.any()).succeeded(201).json().has("message")).isFalse();
    }
  }

  @Test
  void with_verification_off_a_registration_sends_no_code_and_a_reset_works() {
    try (Assembly assembly = started("off", true)) {
      Account account = Account.any();
      assertThat(assembly.api().register(account).succeeded(201).json().has("message")).isFalse();
      assembly.api().login(account).succeeded(200);
      assertThat(new Letters(assembly).all(account.email())).isEmpty();

      forgot(assembly, account.email());
      new Letters(assembly).code(account.email(), MailContract.RESET_PAGE);
    }
  }

  @Test
  void if_verification_is_required_a_login_needs_the_right_password_and_then_the_code() {
    try (Assembly assembly = started("required", true)) {
      Api api = assembly.api();
      Account account = registered(api);
      api.login(account.withPassword("wrong horse"))
          .failed(400, "invalid_credentials", "Invalid email or password");
      Reply refused = api.login(account).failed(401, "not_verified", Reply.NOT_VERIFIED);
      assertThat(refused.cookies()).isEmpty();
      String code = new Letters(assembly).code(account.email(), MailContract.VERIFY_PAGE);
      for (String ahead : List.of("HEAD", "GET")) {
        api.call(ahead, MailContract.VERIFY + code).header("Purpose", "prefetch").send();
        api.login(account).failed(401, Reply.NOT_VERIFIED);
      }

      api.get(MailContract.VERIFY + code).send().succeeded(200);

      api.login(account).succeeded(200);
      Account other = registered(api);
      api.login(other).failed(401, Reply.NOT_VERIFIED);
      forgot(assembly, other.email());
      String reset = new Letters(assembly).code(other.email(), MailContract.RESET_PAGE);
      api.call("PATCH", MailContract.RESET + reset)
          .json("{\"password\":\"battery staple\",\"passwordConfirm\":\"battery staple\"}")
          .send()
          .succeeded(200);
      api.login(other.withPassword("battery staple")).succeeded(200);
    }
  }

  @Test
  @Tag("ASVS-6.3.8")
  void a_taken_address_that_must_not_be_told_is_answered_like_a_free_one() {
    try (Assembly assembly = started("required", false)) {
      Api api = assembly.api();
      Account account = Account.any();
      Reply free = api.register(account).succeeded(201);
      new Letters(assembly).code(account.email(), MailContract.VERIFY_PAGE);

      Reply taken = api.register(account.withPassword("battery staple")).succeeded(201);

      assertThat(shape(taken)).isEqualTo(shape(free));
      assertThat(taken.headers().keySet()).isEqualTo(free.headers().keySet());
      assertThat(taken.header("content-length")).isEqualTo(free.header("content-length"));
      assertThat(new Letters(assembly).all(account.email()))
          .extracting(letter -> letter.subject())
          .containsExactly(
              "Confirm your e-mail address for Example", "You already have an account at Example");
      api.login(account).failed(400, "invalid_credentials", "Invalid email or password");
      api.login(account.withPassword("battery staple"))
          .failed(400, "invalid_credentials", "Invalid email or password");
    }
  }

  /** A body without what differs between any two users. */
  private static String shape(Reply reply) {
    return reply
        .body()
        .replaceAll("\"id\":\"[0-9a-f-]{36}\"", "")
        .replaceAll("\"(created|updated)At\":\"[^\"]{24}\"", "");
  }

  @Test
  @Tag("ASVS-6.6.3")
  void letters_that_a_network_asks_for_are_limited_and_those_to_an_address_silently() {
    Map<String, String> settings = new HashMap<>(Letters.on(StoreSettings.memory()));
    settings.put("hexauth.throttle.letters-per-network", "4/1h");
    settings.put("hexauth.throttle.letters-per-address", "2/1h");
    try (Assembly assembly = Assembly.start(settings)) {
      Account account = registered(assembly.api());
      new Letters(assembly).code(account.email(), MailContract.VERIFY_PAGE);
      for (int i = 0; i < 4; i++) {
        forgot(assembly, account.email());
      }
      assertThat(new Letters(assembly).all(account.email()))
          .filteredOn(letter -> letter.subject().startsWith("Reset"))
          .hasSize(2);

      for (String route : List.of("/api/auth/forgotpassword", "/api/auth/verifyemail")) {
        for (String email : List.of(account.email(), Account.any().email())) {
          Reply reply = assembly.api().post(route, Map.of("email", email)).send();
          reply.failed(429, "throttled", ThrottlingContract.MESSAGE);
          assertThat(reply.header("retry-after")).hasValue("900");
        }
      }
    }
  }

  private static Assembly started(String verification, boolean tellTaken) {
    Map<String, String> settings = new HashMap<>(Letters.on(StoreSettings.memory()));
    settings.put("hexauth.verification", verification);
    settings.put("hexauth.registration.tell-taken", Boolean.toString(tellTaken));
    return Assembly.start(settings);
  }

  private static Account registered(Api api) {
    Account account = Account.any();
    api.register(account).succeeded(201);
    return account;
  }

  private static void forgot(Assembly assembly, String email) {
    assembly.api().post("/api/auth/forgotpassword", Map.of("email", email)).send().succeeded(200);
  }
}
