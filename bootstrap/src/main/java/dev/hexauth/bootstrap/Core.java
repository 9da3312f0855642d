package dev.hexauth.bootstrap;

import dev.hexauth.adapter.events.BoundedLog;
import dev.hexauth.adapter.events.EventsConfiguration;
import dev.hexauth.adapter.memory.MemoryConfiguration;
import dev.hexauth.adapter.passwords.HashingCode;
import dev.hexauth.adapter.passwords.PasswordsConfiguration;
import dev.hexauth.adapter.passwords.UnusableFileException;
import dev.hexauth.adapter.persistence.PersistenceConfiguration;
import dev.hexauth.adapter.tokens.TokenKeys;
import dev.hexauth.adapter.tokens.TokensConfiguration;
import dev.hexauth.application.MakeAdmin;
import dev.hexauth.application.UseCases;
import dev.hexauth.domain.port.BreachedPasswords;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.user.PasswordPolicy;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * The service without its HTTP side: policies, driven adapters, use cases. {@link MakeAdminCommand}
 * needs only this.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Settings.class)
@Import(Stores.class)
class Core {

  @Bean
  static PortBeans portBeans(Environment environment) {
    return new PortBeans(environment);
  }

  @Bean
  static KeysBeforeStores keysBeforeStores() {
    return new KeysBeforeStores();
  }

  @Bean
  @ConditionalOnMissingBean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  PersistenceConfiguration.Settings postgresSettings(Settings settings) {
    return new PersistenceConfiguration.Settings(settings.postgres().migrate());
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
  HashingCode hashingCode(Settings settings) {
    return PasswordsConfiguration.hashingCode(settings.password().nativeCode());
  }

  @Bean
  PasswordHasher passwordHasher(
      Settings settings, HashingCode code, ObjectProvider<MeterRegistry> meters) {
    return PasswordsConfiguration.passwordHasher(
        settings.password().hashing(), code, orNone(meters));
  }

  @Bean
  BreachedPasswords breachedPasswords(Settings settings) {
    Settings.Passwords passwords = settings.password();
    try {
      return PasswordsConfiguration.breachedPasswords(
          passwords.refuseCommon(), passwords.breached());
    } catch (UnusableFileException refusal) {
      throw new InvalidSettingException(
          "hexauth.password.breached-file",
          "cannot be used, " + refusal.getMessage(),
          "Set it to a file as written by Have I Been Pwned's downloader, with lines HASH:COUNT"
              + " sorted by SHA-1 hash, for instance"
              + " hexauth.password.breached-file=/etc/hexauth/breached-passwords.txt;"
              + " or leave it empty.",
          refusal);
    }
  }

  @Bean
  TokenKeys tokenKeys(Settings settings, Environment environment) {
    Settings.Tokens tokens = settings.token();
    return environment.acceptsProfiles(Profiles.of("development"))
        ? TokensConfiguration.developmentTokenKeys(
            tokens.keys(), developmentFolder(environment).resolve("keys"), tokens.nativeCode())
        : TokensConfiguration.tokenKeys(tokens.keys(), tokens.nativeCode());
  }

  @Bean
  TokenSigner tokenSigner(TokenKeys keys, Settings settings) {
    return TokensConfiguration.tokenSigner(keys, settings.token().tokens());
  }

  @Bean
  TokenVerifier tokenVerifier(TokenKeys keys, Settings settings) {
    return TokensConfiguration.tokenVerifier(keys, settings.token().tokens());
  }

  @Bean
  RandomIds randomIds() {
    return TokensConfiguration.randomIds();
  }

  @Bean
  PublicIds publicIds() {
    return TokensConfiguration.publicIds();
  }

  @Bean
  BoundedLog boundedLog(InstantSource clock) {
    return EventsConfiguration.boundedLog(clock);
  }

  @Bean
  SecurityEvents securityEvents(
      ObjectProvider<MeterRegistry> meters, BoundedLog log, PublicIds publicIds) {
    return EventsConfiguration.securityEvents(orNone(meters), log, publicIds);
  }

  /** Refreshes are counted on this node only, without a round trip to a store. */
  @Bean
  UseCases.Ports ports(
      UserRepository users,
      SessionStore sessions,
      PasswordHasher hasher,
      BreachedPasswords breachedPasswords,
      TokenSigner signer,
      TokenVerifier verifier,
      RandomIds ids,
      PublicIds publicIds,
      Throttle throttle,
      KnownNetworks networks,
      SecurityEvents events) {
    return new UseCases.Ports(
        users,
        sessions,
        hasher,
        breachedPasswords,
        signer,
        verifier,
        ids,
        publicIds,
        throttle,
        MemoryConfiguration.create().throttle(),
        networks,
        events);
  }

  @Bean
  UseCases useCases(
      UseCases.Ports ports,
      PasswordPolicy passwordPolicy,
      SessionPolicy sessionPolicy,
      Settings settings,
      InstantSource clock) {
    return UseCases.of(ports, passwordPolicy, sessionPolicy, settings.throttle().policy(), clock);
  }

  @Bean
  MakeAdmin makeAdmin(UseCases useCases) {
    return useCases.makeAdmin();
  }

  /** Without a meter registry, nothing is counted. */
  private static MeterRegistry orNone(ObjectProvider<MeterRegistry> meters) {
    return meters.getIfAvailable(CompositeMeterRegistry::new);
  }

  private static Path developmentFolder(Environment environment) {
    return Path.of(environment.getProperty("dev-services.directory", ".dev-services"));
  }
}
