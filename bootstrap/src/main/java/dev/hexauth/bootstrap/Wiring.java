package dev.hexauth.bootstrap;

import dev.hexauth.adapter.security.SecurityConfiguration;
import dev.hexauth.adapter.security.SecurityConfiguration.TokenKeys;
import dev.hexauth.adapter.web.WebConfiguration;
import dev.hexauth.application.GetMe;
import dev.hexauth.application.Login;
import dev.hexauth.application.Logout;
import dev.hexauth.application.RefreshToken;
import dev.hexauth.application.RegisterUser;
import dev.hexauth.application.UseCases;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.user.PasswordPolicy;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * How the service is put together, from top to bottom: policies, driven adapters, use cases, HTTP.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Settings.class)
@Import({Stores.class, WebConfiguration.class, Readiness.class, StartLines.class})
class Wiring {

  @Bean
  @ConditionalOnMissingBean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  PasswordPolicy passwordPolicy(Settings settings) {
    return settings.password().policy();
  }

  @Bean
  SessionPolicy sessionPolicy(Settings settings) {
    return settings.sessionPolicy();
  }

  @Bean
  PasswordHasher passwordHasher(Settings settings) {
    return SecurityConfiguration.passwordHasher(settings.password().hashing());
  }

  @Bean
  TokenKeys tokenKeys(Settings settings, Environment environment) {
    return environment.acceptsProfiles(Profiles.of("development"))
        ? SecurityConfiguration.developmentTokenKeys(
            settings.token().keys(), developmentFolder(environment).resolve("keys"))
        : SecurityConfiguration.tokenKeys(settings.token().keys());
  }

  @Bean
  UseCases useCases(
      UserRepository users,
      SessionStore sessions,
      PasswordHasher hasher,
      TokenKeys keys,
      PasswordPolicy passwordPolicy,
      SessionPolicy sessionPolicy,
      Settings settings,
      InstantSource clock) {
    var ports =
        new UseCases.Ports(
            users,
            sessions,
            hasher,
            SecurityConfiguration.tokenSigner(keys, settings.token().tokens()),
            SecurityConfiguration.tokenVerifier(keys, settings.token().tokens()),
            SecurityConfiguration.randomIds(),
            SecurityConfiguration.securityEvents());
    return UseCases.of(ports, passwordPolicy, sessionPolicy, clock);
  }

  @Bean
  RegisterUser registerUser(UseCases useCases) {
    return useCases.registerUser();
  }

  @Bean
  Login login(UseCases useCases) {
    return useCases.login();
  }

  @Bean
  RefreshToken refreshToken(UseCases useCases) {
    return useCases.refreshToken();
  }

  @Bean
  Logout logout(UseCases useCases) {
    return useCases.logout();
  }

  @Bean
  GetMe getMe(UseCases useCases) {
    return useCases.getMe();
  }

  @Bean
  WebConfiguration.Settings webSettings(Settings settings) {
    return settings.web().http();
  }

  private static Path developmentFolder(Environment environment) {
    return Path.of(environment.getProperty("dev-services.directory", ".dev-services"));
  }
}
