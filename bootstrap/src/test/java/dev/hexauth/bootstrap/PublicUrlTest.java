package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What follows from the public URL; {@link WrongSettingTest} has those that are refused. */
final class PublicUrlTest {

  private static final String URL = "https://auth.example.org/login";

  @Test
  @Tag("RFC8414-2-issuer")
  void https_and_loopback_are_accepted_with_ports_and_paths() {
    for (String url :
        List.of(
            "https://auth.example.org",
            "https://auth.example.org:8443",
            "https://auth.example.org/a/b-c_d.e~f/0",
            "https://auth.example.org/.hidden/..a",
            "https://xn--mnchen-3ya.example",
            "https://192.0.2.1",
            "https://[2001:db8::1]:8443",
            "http://localhost:8000",
            "http://localhost",
            "http://127.0.0.1:8000/path",
            "http://127.1.2.3",
            "http://[::1]:8000")) {
      assertThat(new PublicUrl(url).checked()).as(url).contains(url);
    }
    assertThat(new PublicUrl(" ").checked()).isEmpty();
  }

  @Test
  @Tag("RFC8414-2-issuer")
  void what_could_be_no_issuer_or_has_another_spelling_is_refused() {
    for (String url :
        List.of(
            "no such value",
            "/",
            "auth.example.org",
            "ftp://auth.example.org",
            "http://auth.example.org",
            "http://localhost.example.org",
            "http://127.0.0.1.example.org",
            "https://auth.example.org/",
            "https://auth.example.org/login/",
            "https://auth.example.org//login",
            "https://auth.example.org/../login",
            "https://auth.example.org/%2e%2e",
            "https://auth.example.org?a=b",
            "https://auth.example.org#a",
            "https://ada@auth.example.org",
            "https://Auth.example.org",
            "HTTPS://auth.example.org",
            "https://auth.example.org:443",
            "https://auth.example.org:65536",
            "https://auth.example.org:",
            "https://",
            "https://[::g]",
            "https://auth.example.org ",
            "https://auth.example.org\n",
            "https://auth.example.org\\login",
            "https://\u0430uth.example.org",
            "https://auth..example.org",
            "https://auth.example.org/" + "a".repeat(231))) {
      assertThatIllegalArgumentException()
          .as(url)
          .isThrownBy(() -> new PublicUrl(url).checked())
          .withMessageStartingWith("it must");
    }
  }

  @Test
  void letters_link_to_the_base_url_then_to_the_public_url_then_to_this_machine() {
    Map<String, String> given = new HashMap<>();
    assertThat(verifyLink(given)).startsWith("http://localhost:8000/account/verify#");
    given.put("hexauth.public-url", URL);
    assertThat(verifyLink(given)).startsWith(URL + "/account/verify#");
    given.put("hexauth.mail.base-url", "https://accounts.example.org/");
    assertThat(verifyLink(given)).startsWith("https://accounts.example.org/account/verify#");
  }

  @Test
  void it_issues_the_tokens_and_those_of_the_issuer_are_still_accepted() {
    Map<String, String> given = new HashMap<>();
    assertThat(settings(given).tokenSettings().issuer()).isEqualTo("hexauth");
    given.put("hexauth.public-url", URL);
    assertThat(settings(given).tokenSettings().issuer()).isEqualTo(URL);
    assertThat(settings(given).tokenSettings().acceptedIssuers()).containsExactly("hexauth");
    given.put("hexauth.token.accepted-issuers", "a,b,a");
    assertThat(settings(given).tokenSettings().acceptedIssuers())
        .containsExactlyInAnyOrder("hexauth", "a", "b");
  }

  private static String verifyLink(Map<String, String> given) {
    Map<String, String> all = new HashMap<>(given);
    all.put("hexauth.mail.host", "127.0.0.1");
    all.put("hexauth.mail.from", "no-reply@example.org");
    return settings(all).mailSettings().links().verify();
  }

  private static Settings settings(Map<String, String> given) {
    return new Binder(new MapConfigurationPropertySource(given))
        .bindOrCreate("hexauth", Settings.class);
  }
}
