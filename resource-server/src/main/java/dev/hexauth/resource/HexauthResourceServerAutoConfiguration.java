package dev.hexauth.resource;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtGrantedAuthoritiesConverterAdapter;

/**
 * Makes a resource server trust hexauth, if {@code issuer-uri} is set and the application has no
 * decoder of its own. It takes precedence over Spring Boot's decoders.
 */
@AutoConfiguration(
    before = {
      OAuth2ResourceServerAutoConfiguration.class,
      ReactiveOAuth2ResourceServerAutoConfiguration.class
    })
@ConditionalOnProperty("spring.security.oauth2.resourceserver.jwt.issuer-uri")
@ConditionalOnMissingBean({JwtDecoder.class, ReactiveJwtDecoder.class})
@EnableConfigurationProperties({
  ResourceServerProperties.class,
  OAuth2ResourceServerProperties.class
})
public final class HexauthResourceServerAutoConfiguration {

  @Bean
  AccessTokens hexauthAccessTokens(
      ResourceServerProperties own,
      OAuth2ResourceServerProperties boot,
      ObjectProvider<OAuth2TokenValidator<Jwt>> validators,
      ObjectProvider<Clock> clock,
      ObjectProvider<Ticker> ticker) {
    return new AccessTokens(
        Settings.of(own, boot.getJwt()),
        validators.orderedStream().toList(),
        clock.getIfUnique(Clock::systemUTC),
        ticker.getIfUnique(() -> System::nanoTime));
  }

  @Bean
  JwtDecoder hexauthJwtDecoder(AccessTokens tokens) {
    return new BlockingDecoder(tokens);
  }

  @Bean
  @ConditionalOnClass(name = "reactor.core.publisher.Mono")
  ReactiveJwtDecoder hexauthReactiveJwtDecoder(AccessTokens tokens) {
    return new ReactiveDecoder(tokens);
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  @EnableConfigurationProperties(SecurityFilterProperties.class)
  static final class Servlet {

    @Bean
    @ConditionalOnMissingBean
    JwtAuthenticationConverter hexauthJwtAuthenticationConverter() {
      JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
      converter.setJwtGrantedAuthoritiesConverter(new Authorities());
      return converter;
    }

    @Bean
    UnavailableFilter hexauthUnavailableFilter(SecurityFilterProperties security) {
      return new UnavailableFilter(security.getOrder());
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
  static final class Reactive {

    @Bean
    @ConditionalOnMissingBean
    ReactiveJwtAuthenticationConverter hexauthReactiveJwtAuthenticationConverter() {
      ReactiveJwtAuthenticationConverter converter = new ReactiveJwtAuthenticationConverter();
      converter.setJwtGrantedAuthoritiesConverter(
          new ReactiveJwtGrantedAuthoritiesConverterAdapter(new Authorities()));
      return converter;
    }

    @Bean
    UnavailableHandler hexauthUnavailableHandler() {
      return new UnavailableHandler();
    }
  }
}
