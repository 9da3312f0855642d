package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:3000",
        "https://app.example.com",
        "https://app.example.com:8443",
        "http://127.0.0.1:5173",
        "http://[::1]:3000",
        "capacitor://localhost"
      })
  void an_origin_as_browsers_send_it_is_accepted(String origin) {
    assertThat(
            new WebSettings(
                    Set.of(origin),
                    true,
                    false,
                    List.of(),
                    BodyDelivery.ANY,
                    SameSite.LAX,
                    true,
                    false)
                .allowedOrigins())
        .containsExactly(origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "null",
        "localhost:3000",
        "http://localhost:3000/",
        "http://Localhost:3000",
        "http://*.example.com",
        "https://app.example.com:443",
        "http://app.example.com:80",
        " http://localhost:3000",
        "http://localhost:3000,http://localhost:3001"
      })
  void anything_else_is_refused_with_an_example(String origin) {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new WebSettings(
                Set.of(origin),
                true,
                false,
                List.of(),
                BodyDelivery.ANY,
                SameSite.LAX,
                true,
                false))
        .withMessageContaining("\"" + origin + "\"")
        .withMessageContaining("http://localhost:3000");
  }

  @Test
  void host_prefixed_cookies_need_secure_ones() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new WebSettings(
                Set.of(), false, true, List.of(), BodyDelivery.ANY, SameSite.LAX, true, false))
        .withMessageContaining("__Host-")
        .withMessageContaining("secure");
    assertThat(
            new WebSettings(
                    Set.of(), true, true, List.of(), BodyDelivery.ANY, SameSite.LAX, true, false)
                .hostPrefixedCookies())
        .isTrue();
  }

  @Test
  void no_origin_at_all_may_be_allowed() {
    assertThat(
            new WebSettings(
                    Set.of(), true, false, List.of(), BodyDelivery.ANY, SameSite.LAX, true, false)
                .allowedOrigins())
        .isEmpty();
  }

  @Test
  void same_site_none_needs_secure_cookies() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new WebSettings(
                Set.of(), false, false, List.of(), BodyDelivery.ANY, SameSite.NONE, true, false))
        .withMessageContaining("SameSite=None");
  }
}
