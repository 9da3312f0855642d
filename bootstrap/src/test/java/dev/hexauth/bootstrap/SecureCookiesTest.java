package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a service does with its cookies when nobody has set anything. */
final class SecureCookiesTest {

  @Test
  void cookies_are_for_https_only_unless_it_is_set_otherwise() {
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

      assertThat(Stream.of(login, refresh, logout))
          .allSatisfy(reply ->
              assertThat(reply.cookies().values())
                  .hasSize(3)
                  .allSatisfy(
                      cookie -> assertThat(cookie.attributes()).containsEntry("Secure", "")));
    }
  }

  @Test
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
          .containsOnlyKeys("__Host-access_token", "__Host-refresh_token", "__Host-logged_in");

      Reply refresh =
          withCookie(api, "/api/auth/refresh", "__Host-refresh_token", login).succeeded(200);
      withCookie(api, "/api/users/me", "__Host-access_token", refresh).succeeded(200);
      Reply logout =
          withCookie(api, "/api/auth/logout", "__Host-access_token", refresh).succeeded(200);

      assertThat(logout.cookies()).containsOnlyKeys(login.cookies().keySet());
      api.refresh(refresh.cookie("__Host-refresh_token")).failed(403);
    }
  }

  private static Reply withCookie(Api api, String path, String name, Reply given) {
    return api.get(path).cookie(name, given.cookie(name)).send();
  }
}
