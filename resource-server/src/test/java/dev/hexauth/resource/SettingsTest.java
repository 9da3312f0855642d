package dev.hexauth.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;

final class SettingsTest {

  static final String KEY =
      "hexauth_key_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdefa77cac63";

  private static final String ISSUER = "https://auth.example.com";

  private final OAuth2ResourceServerProperties.Jwt boot =
      new OAuth2ResourceServerProperties().getJwt();

  @Test
  void without_a_choice_every_request_asks() {
    assertThat(settings(null, KEY).check())
        .hasValueSatisfying(check -> assertThat(check.maxAge()).isZero());
    assertThat(settings("always", KEY).check())
        .hasValueSatisfying(check -> assertThat(check.maxAge()).isZero());
  }

  @ParameterizedTest
  @ValueSource(strings = {"5s", "5000ms"})
  void a_duration_is_the_age_of_an_answer(String text) {
    assertThat(settings(text, KEY).check())
        .hasValueSatisfying(check -> assertThat(check.maxAge()).isEqualTo(Duration.ofSeconds(5)));
  }

  @Test
  void never_needs_no_key() {
    assertThat(settings("never", null).check()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "5", "-5s", "Always", "no", "16m", "1h", "5 s", "PT5S", "9999999s", "0x5s"})
  void another_choice_is_refused_with_an_example(String text) {
    assertThat(analysis(() -> settings(text, KEY)).getDescription())
        .startsWith("hexauth.resource-server.check-session");
    assertThat(analysis(() -> settings(text, KEY)).getAction())
        .contains("hexauth.resource-server.check-session=5s");
  }

  @Test
  void a_missing_key_is_named_with_what_to_do() {
    FailureAnalysis analysis = analysis(() -> settings("5s", null));
    assertThat(analysis.getDescription())
        .isEqualTo("hexauth.resource-server.service-key is not set");
    assertThat(analysis.getAction())
        .contains("--make-service-key", "HEXAUTH_RESOURCESERVER_SERVICEKEY", "=never");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hexauth_key_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdefa77cac64",
        "hexauth_key_1123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdefa77cac63",
        "hexauth_key_0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdefa77cac63",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdefa77cac63",
        "hexauth_key_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdefa77cac63\n"
      })
  void a_mistyped_key_is_refused_and_not_printed(String text) {
    FailureAnalysis analysis = analysis(() -> settings("always", text));
    assertThat(analysis.getDescription() + analysis.getAction() + analysis.getCause())
        .contains("hexauth.resource-server.service-key")
        .doesNotContain("0123456789");
  }

  @Test
  void no_key_is_printed() {
    Settings settings = settings("always", KEY);
    assertThat(settings.toString()).doesNotContain("0123456789").contains("redacted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auth.example.com",
        "ftp://auth.example.com",
        "https:///",
        "https://a b",
        "http://u:p@h"
      })
  void an_issuer_that_is_no_url_is_refused(String issuer) {
    boot.setIssuerUri(issuer);
    FailureAnalysis analysis =
        analysis(() -> Settings.of(properties("never", null, null, null, null), boot));
    assertThat(analysis.getDescription())
        .startsWith("spring.security.oauth2.resourceserver.jwt.issuer-uri");
  }

  @Test
  void the_audience_is_hexauth_or_what_either_property_says() {
    assertThat(settings("never", null).audiences()).containsExactly("hexauth");
    boot.setAudiences(List.of("orders", "bills"));
    assertThat(settings("never", null).audiences()).containsExactlyInAnyOrder("orders", "bills");
    boot.setAudiences(List.of());
    assertThat(Settings.of(properties("never", null, "orders", null, null), boot).audiences())
        .containsExactly("orders");
  }

  @Test
  void two_audiences_or_an_empty_one_are_refused() {
    boot.setIssuerUri(ISSUER);
    boot.setAudiences(List.of("orders"));
    assertThat(
            analysis(() -> Settings.of(properties("never", null, "hexauth", null, null), boot))
                .getDescription())
        .contains("audience");
    assertThat(
            analysis(() -> Settings.of(properties("never", null, " ", null, null), boot))
                .getDescription())
        .contains("audience");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT61S"})
  void a_time_out_is_bounded(String text) {
    boot.setIssuerUri(ISSUER);
    Duration duration = Duration.parse(text);
    assertThat(
            analysis(() -> Settings.of(properties("never", null, null, duration, null), boot))
                .getDescription())
        .startsWith("hexauth.resource-server.connect-timeout");
    assertThat(
            analysis(() -> Settings.of(properties("never", null, null, null, duration), boot))
                .getDescription())
        .startsWith("hexauth.resource-server.timeout");
  }

  private Settings settings(@Nullable String checkSession, @Nullable String key) {
    boot.setIssuerUri(ISSUER);
    return Settings.of(properties(checkSession, key, null, null, null), boot);
  }

  private static ResourceServerProperties properties(
      @Nullable String checkSession,
      @Nullable String key,
      @Nullable String audience,
      @Nullable Duration connectTimeout,
      @Nullable Duration timeout) {
    return new ResourceServerProperties(checkSession, key, audience, null, connectTimeout, timeout);
  }

  private static FailureAnalysis analysis(Runnable reading) {
    SettingException failure = catchThrowableOfType(SettingException.class, reading::run);
    return Objects.requireNonNull(new SettingFailureAnalyzer().analyze(failure));
  }
}
