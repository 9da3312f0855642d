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
}
