package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Settings that change HTTP responses. */
@ExtendWith(OutputCaptureExtension.class)
final class HttpSettingsTest {

  @Test
  @Tag("NIST-63B-5.1.1-secure")
  @Tag("NIST-63B-5.1-downgrade")
  void cookies_are_for_https_only_by_default() {
    Map<String, String> settings = new HashMap<>(Keys.settings());
    settings.putAll(StoreSettings.memory());
    settings.put("hexauth.password.bcrypt-cost", "4");
    try (var context = Assembly.run(settings, new SettableClock())) {
      Api api = Assembly.apiOf(context);
      Account account = Account.any();
      api.register(account).succeeded(201);
      Reply login = api.login(account).succeeded(200);
      Reply refresh = api.refresh(login.cookie("refresh_token")).succeeded(200);
      Reply logout = api.logout(login.cookie("access_token")).succeeded(200);

      assertThat(Stream.of(login, refresh, logout, api.get("/api/nowhere").send()))
          .allSatisfy(reply ->
              assertThat(reply.header("strict-transport-security"))
                  .hasValue("max-age=31536000; includeSubDomains"));
      assertThat(Stream.of(login, refresh, logout))
          .allSatisfy(reply ->
              assertThat(reply.cookies().values())
                  .hasSize(3)
                  .allSatisfy(
                      cookie -> assertThat(cookie.attributes()).containsEntry("Secure", "")));
    }
  }

  @Test
  @Tag("ASVS-3.3.1")
  @Tag("RFC6750-5.3-cookies")
  @Tag("ASVS-3.3.3")
  @Tag("NIST-63B-5.1.1-prefix")
  void host_prefixed_cookies_log_in_refresh_and_log_out() {
    Map<String, String> settings = new HashMap<>(StoreSettings.memory());
    settings.put("hexauth.web.secure-cookies", "true");
    settings.put("hexauth.web.host-prefixed-cookies", "true");
    try (Assembly assembly = Assembly.start(settings)) {
      Api api = assembly.api();
      Account account = Account.any();
      api.register(account).succeeded(201);
      Reply login = api.login(account).succeeded(200);
      assertThat(login.cookies())
          .containsOnlyKeys("__Host-access_token", "__Host-refresh_token", "logged_in");

      Reply refresh =
          withCookie(api, "/api/auth/refresh", "__Host-refresh_token", login).succeeded(200);
      withCookie(api, "/api/users/me", "__Host-access_token", refresh).succeeded(200);
      Reply logout =
          withCookie(api, "/api/auth/logout", "__Host-access_token", refresh).succeeded(200);

      assertThat(logout.cookies()).containsOnlyKeys(login.cookies().keySet());
      api.refresh(refresh.cookie("__Host-refresh_token")).failed(403);
    }
  }

  @Test
  void same_site_and_the_reach_of_hsts_are_settings() {
    Map<String, String> settings = new HashMap<>(StoreSettings.memory());
    settings.put("hexauth.web.secure-cookies", "true");
    settings.put("hexauth.web.same-site", "none");
    settings.put("hexauth.web.hsts-include-subdomains", "false");
    try (Assembly assembly = Assembly.start(settings)) {
      Account account = Account.any();
      assembly.api().register(account).succeeded(201);
      Reply login = assembly.api().login(account).succeeded(200);
      Reply logout = assembly.api().logout(login.cookie("access_token")).succeeded(200);

      for (Reply reply : List.of(login, logout)) {
        assertThat(reply.header("strict-transport-security")).hasValue("max-age=31536000");
        assertThat(reply.cookies().values())
            .hasSize(3)
            .allSatisfy(cookie ->
                assertThat(cookie.attributes())
                    .containsEntry("SameSite", "None")
                    .containsEntry("Secure", "")
                    .containsEntry("Partitioned", ""));
      }
    }
  }

  @Test
  void a_login_from_an_allowed_origin_on_another_site_is_one_warning(CapturedOutput output) {
    for (String sameSite : List.of("none", "lax")) {
      Map<String, String> settings = new HashMap<>(StoreSettings.memory());
      settings.put("hexauth.web.secure-cookies", "true");
      settings.put("hexauth.web.allowed-origins", "https://app.example");
      settings.put("hexauth.web.same-site", sameSite);
      try (Assembly assembly = Assembly.start(settings)) {
        Account account = Account.any();
        assembly.api().register(account).succeeded(201);
        for (int i = 0; i < 3; i++) {
          assembly
              .api()
              .post("/api/auth/login", account.credentials())
              .header("Origin", "https://app.example")
              .header("Sec-Fetch-Site", "cross-site")
              .send()
              .succeeded(200);
        }
      }
      assertThat(output.getOut().split("hexauth.web.same-site=none", -1))
          .hasSize(sameSite.equals("none") ? 1 : 2);
    }
  }

  private static Reply withCookie(Api api, String path, String name, Reply given) {
    return api.get(path).cookie(name, given.cookie(name)).send();
  }

  @Test
  @Tag("ASVS-6.2.9")
  @Tag("NIST-63B-3.1.1.2-maximum")
  void origins_lengths_and_lifetimes_are_as_set() {
    Map<String, String> settings = new HashMap<>(StoreSettings.memory());
    settings.put("hexauth.web.allowed-origins", "https://a.example,https://b.example:8443");
    settings.put("hexauth.password.min-length", "12");
    settings.put("hexauth.password.max-length", "64");
    settings.put("hexauth.token.access-lifetime", "5m");
    settings.put("hexauth.token.refresh-lifetime", "2h");
    settings.put("hexauth.password.algorithm", "argon2id");
    try (Assembly assembly = Assembly.start(settings)) {
      Api api = assembly.api();
      assertThat(Stream.of("https://a.example", "https://b.example:8443", CorsContract.OURS))
          .extracting(origin -> allowedOrigin(api, origin))
          .containsExactly("https://a.example", "https://b.example:8443", "none");

      Account account = Account.any();
      assertThat(api.register(account.withPassword("l".repeat(11))).issues())
          .containsExactly("password too_small: Password must be more than 12 characters");
      assertThat(api.register(account.withPassword("l".repeat(65))).issues())
          .containsExactly("password too_big: Password must be less than 64 characters");
      api.register(account).succeeded(201);

      Map<String, SetCookie> cookies = api.login(account).succeeded(200).cookies();
      assertThat(cookies.get("access_token"))
          .satisfies(cookie -> assertThat(cookie.attributes()).containsEntry("Max-Age", "300"));
      assertThat(cookies.get("refresh_token"))
          .satisfies(cookie -> assertThat(cookie.attributes()).containsEntry("Max-Age", "7200"));
    }
  }

  @Test
  void tokens_are_delivered_in_the_body_as_the_setting_says() {
    Map<String, Integer> toBrowsers = Map.of("off", 400, "non-browsers", 400, "any", 200);
    Map<String, Integer> toOthers = Map.of("off", 400, "non-browsers", 200, "any", 200);
    for (String setting : toOthers.keySet()) {
      Map<String, String> settings = new HashMap<>(StoreSettings.memory());
      settings.put("hexauth.web.body-delivery", setting);
      try (Assembly assembly = Assembly.start(settings)) {
        Api api = assembly.api();
        Account account = Account.any();
        api.register(account).succeeded(201);
        Map<String, Object> login = account.credentials();
        login.put("delivery", "body");

        Reply other = api.post("/api/auth/login", login).send();
        Reply browser =
            api.post("/api/auth/login", login).header("Sec-Fetch-Site", "same-origin").send();

        assertThat(other.status()).as(setting).isEqualTo(toOthers.get(setting));
        assertThat(browser.status()).as(setting).isEqualTo(toBrowsers.get(setting));
        api.login(account).succeeded(200);
      }
    }
  }

  @Test
  void a_session_names_the_address_that_a_trusted_proxy_gives() {
    Map<String, String> settings = new HashMap<>(StoreSettings.memory());
    settings.put("hexauth.web.trusted-proxies", "127.0.0.0/8,::1");
    try (Assembly assembly = Assembly.start(settings)) {
      Api api = assembly.api();
      Account account = Account.any();
      api.register(account).succeeded(201);
      Reply login =
          api.post("/api/auth/login", account.credentials())
              .header("X-Forwarded-For", "198.51.100.1, 203.0.113.9")
              .send()
              .succeeded(200);

      Reply sessions =
          api.get("/api/auth/sessions").bearer(login.cookie("access_token")).send().succeeded(200);
      assertThat(sessions.json().toString()).contains("203.0.113.9").doesNotContain("198.51.100.1");
    }
  }

  private static String allowedOrigin(Api api, String origin) {
    return api.get("/api/healthchecker")
        .header("Origin", origin)
        .send()
        .header("access-control-allow-origin")
        .orElse("none");
  }
}
