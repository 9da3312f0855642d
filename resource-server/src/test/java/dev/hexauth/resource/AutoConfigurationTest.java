package dev.hexauth.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

final class AutoConfigurationTest {

  private static final String ISSUER =
      "--spring.security.oauth2.resourceserver.jwt.issuer-uri=http://localhost:1";
  private static final String NEVER = "--hexauth.resource-server.check-session=never";

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {}

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class OwnDecoder {

    @Bean
    JwtDecoder own() {
      return token -> {
        throw new BadJwtException("none is good enough");
      };
    }
  }

  @Test
  void a_service_starts_while_hexauth_is_down() {
    try (ConfigurableApplicationContext service = run(Application.class, ISSUER, NEVER)) {
      assertThat(service.getBean(JwtDecoder.class)).isInstanceOf(BlockingDecoder.class);
      assertThat(service.getBean(ReactiveJwtDecoder.class)).isInstanceOf(ReactiveDecoder.class);
    }
  }

  @Test
  void an_own_decoder_takes_precedence_and_needs_no_key() {
    try (ConfigurableApplicationContext service = run(OwnDecoder.class, ISSUER)) {
      assertThat(service.getBeansOfType(JwtDecoder.class)).containsOnlyKeys("own");
      assertThat(service.getBeansOfType(AccessTokens.class)).isEmpty();
    }
  }

  @Test
  void without_an_issuer_there_is_nothing() {
    try (ConfigurableApplicationContext service = run(Application.class)) {
      assertThat(service.getBeansOfType(AccessTokens.class)).isEmpty();
    }
  }

  @Test
  void without_a_key_a_service_does_not_start() {
    assertThatThrownBy(() -> run(Application.class, ISSUER).close())
        .hasRootCauseInstanceOf(SettingException.class)
        .rootCause()
        .hasMessage("hexauth.resource-server.service-key is not set");
  }

  @Test
  void editors_know_the_settings_that_there_are() throws IOException, ParseException {
    try (InputStream file =
        Objects.requireNonNull(
            getClass().getResourceAsStream("/META-INF/spring-configuration-metadata.json"))) {
      Map<String, Object> json =
          JSONObjectUtils.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
      assertThat(Arrays.asList(JSONObjectUtils.getJSONObjectArray(json, "properties")))
          .extracting(property -> property.get("name"))
          .containsExactlyInAnyOrderElementsOf(settings());
    }
  }

  private static List<String> settings() {
    return Arrays.stream(ResourceServerProperties.class.getDeclaredFields())
        .map(field -> field.getName())
        .filter(name -> !name.equals("PREFIX"))
        .map(name -> name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
        .map(name -> ResourceServerProperties.PREFIX + "." + name)
        .toList();
  }

  private static ConfigurableApplicationContext run(Class<?> application, String... arguments) {
    SpringApplication service = new SpringApplication(application);
    service.setWebApplicationType(WebApplicationType.NONE);
    service.setLogStartupInfo(false);
    service.setDefaultProperties(
        Map.of("logging.level.root", "off", "spring.main.banner-mode", "off"));
    return service.run(arguments);
  }
}
