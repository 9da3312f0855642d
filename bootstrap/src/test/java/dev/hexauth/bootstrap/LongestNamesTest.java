package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexauth.adapter.tokens.TokenSettings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The longest issuer, audience and client id together: the service works, or says why not. */
@ExtendWith(OutputCaptureExtension.class)
final class LongestNamesTest {

  private static final String URL = "https://auth.example.org/";

  @Test
  void names_of_the_greatest_length_fit_into_the_cookies() {
    String url = URL + "a".repeat(TokenSettings.MAX_LENGTH - URL.length());
    try (Assembly assembly = Assembly.start(named(url, "\u8a8d"))) {
      Account account = Account.any();
      assembly.api().register(account).succeeded(201);
      Reply login = assembly.api().login(account).succeeded(200);
      Tokens tokens = login.tokens();
      assertThat(Jwt.parse(tokens.access()).claims())
          .containsEntry("iss", url)
          .containsEntry("client_id", "\u8a8d".repeat(TokenSettings.MAX_LENGTH));
      assertThat(tokens.access().length()).isBetween(2_800, 4_000);
      assembly
          .api()
          .get("/api/users/me")
          .cookie("access_token", tokens.access())
          .send()
          .succeeded(200);
      assembly.api().refresh(tokens.refresh()).succeeded(200);
    }
  }

  @Test
  void names_of_that_length_that_grow_in_json_are_refused_with_all_their_settings(
      CapturedOutput output) {
    Map<String, String> settings = named("", "\u0001");
    settings.put("hexauth.token.issuer", "\u0001".repeat(TokenSettings.MAX_LENGTH));
    settings.putAll(Keys.settings());

    assertThatThrownBy(() -> Assembly.run(settings, new SettableClock()).close())
        .isInstanceOf(RuntimeException.class);

    assertThat(output)
        .containsPattern("the cookie access_token can have \\d+ bytes")
        .contains("hexauth.public-url", "hexauth.token.issuer")
        .contains("hexauth.token.audience", "hexauth.token.client-id");
  }

  private static Map<String, String> named(String url, String character) {
    Map<String, String> settings = new HashMap<>(StoreSettings.memory());
    String name = character.repeat(TokenSettings.MAX_LENGTH);
    settings.put("hexauth.public-url", url);
    settings.put("hexauth.token.audience", name);
    settings.put("hexauth.token.client-id", name);
    return settings;
  }
}
