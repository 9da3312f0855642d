package dev.hexauth.bootstrap;

import dev.hexauth.devservices.TestServices;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With {@code hexauth.session.repeat-unconfirmed=false}. */
final class WindowAloneTest {

  static Stream<Map<String, String>> stores() {
    return Stream.of(
        StoreSettings.memory(),
        StoreSettings.postgres(TestServices.newPostgresDatabase()),
        StoreSettings.postgresAndRedis(
            TestServices.newPostgresDatabase(), TestServices.newRedisDatabase()));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void a_lost_response_is_repeated_for_30_seconds_and_no_longer(Map<String, String> stores) {
    Map<String, String> settings = new HashMap<>(stores);
    settings.put("hexauth.session.repeat-unconfirmed", "false");
    try (Assembly assembly = Assembly.start(settings)) {
      Account account = Account.any();
      assembly.api().register(account).succeeded(201);
      Tokens tokens = assembly.api().login(account).succeeded(200).tokens();
      assembly.api().refresh(tokens.refresh()).succeeded(200);
      assembly.clock().advance(Duration.ofSeconds(30));
      Tokens again = assembly.api().refresh(tokens.refresh()).succeeded(200).tokens();

      assembly.clock().advance(Duration.ofSeconds(1));

      assembly.api().refresh(tokens.refresh()).failed(403, "Could not refresh access token");
      assembly.api().refresh(again.refresh()).failed(403, "Could not refresh access token");
      assembly.api().me(again.access()).failed(401, "Invalid token or session has expired");
    }
  }
}
