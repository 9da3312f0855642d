package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.PostgresDatabase;
import dev.hexauth.devservices.RedisDatabase;
import dev.hexauth.devservices.TestServices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two installations with the same keys, even with the same stores, are separate. */
@Tag("RFC8725-3.8")
@Tag("RFC8725-3.9")
final class TwoInstallationsTest {

  private final PostgresDatabase users = TestServices.newPostgresDatabase();
  private final RedisDatabase sessions = TestServices.newRedisDatabase();

  @Test
  void with_another_issuer_the_tokens_of_the_other_are_refused() {
    try (Assembly one = start(Map.of("hexauth.token.issuer", "https://one.example"));
        Assembly other = start(Map.of("hexauth.token.issuer", "https://other.example"))) {
      Tokens tokens = loggedIn(one);
      List<Reply> replies =
          Race.of(
              9,
              i ->
                  () ->
                      switch (i % 3) {
                        case 0 -> other.api().me(tokens.access());
                        case 1 -> other.api().refresh(tokens.refresh());
                        default -> other.api().logout(tokens.access());
                      });
      for (int i = 0; i < replies.size(); i += 3) {
        replies.get(i).failed(401, "Invalid token or user doesn't exist");
        replies.get(i + 1).failed(403, "Could not refresh access token");
        replies.get(i + 2).failed(401, "Invalid token or user doesn't exist");
      }
      one.api().me(tokens.access()).succeeded(200);
      Tokens next = one.api().refresh(tokens.refresh()).succeeded(200).tokens();
      assertThat(Jwt.parse(next.refresh()).claim("gen")).isEqualTo(1);
    }
  }

  @Test
  void with_another_audience_the_access_tokens_of_the_other_are_refused() {
    try (Assembly one = start(Map.of("hexauth.token.audience", "one"));
        Assembly other = start(Map.of("hexauth.token.audience", "other"))) {
      Tokens tokens = loggedIn(one);
      other.api().me(tokens.access()).failed(401, "Invalid token or user doesn't exist");
      other.api().logout(tokens.access()).failed(401, "Invalid token or user doesn't exist");
      one.api().me(tokens.access()).succeeded(200);
    }
  }

  private Assembly start(Map<String, String> token) {
    Map<String, String> settings = new HashMap<>(StoreSettings.postgresAndRedis(users, sessions));
    settings.put("hexauth.public-url", "");
    settings.putAll(token);
    return Assembly.start(settings);
  }

  private static Tokens loggedIn(Assembly assembly) {
    Account account = Account.any();
    assembly.api().register(account).succeeded(201);
    return assembly.api().login(account).succeeded(200).tokens();
  }
}
