package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** More logins than can be hashed. */
final class BusyHashingTest {

  @Test
  void a_login_over_the_queue_is_asked_to_retry_and_all_other_routes_are_served() {
    Map<String, String> settings = new HashMap<>(StoreSettings.memory());
    settings.put("hexauth.password.bcrypt-cost", "12");
    settings.put("hexauth.password.hashing-threads", "1");
    settings.put("hexauth.password.hashing-wait", "100ms");
    try (Assembly assembly = Assembly.start(settings)) {
      Api api = assembly.api();
      Account account = Account.any();
      api.register(account).succeeded(201);
      Tokens tokens = api.login(account).succeeded(200).tokens();

      List<Reply> replies =
          Race.of(24, i -> () -> i % 2 == 0 ? api.login(account) : api.me(tokens.access()));

      List<Reply> refused = replies.stream().filter(reply -> reply.status() != 200).toList();
      assertThat(refused).hasSizeBetween(1, 11).allSatisfy(Reply::unavailable);
      for (int i = 1; i < replies.size(); i += 2) {
        replies.get(i).succeeded(200);
      }
      api.login(account).succeeded(200);
    }
  }
}
