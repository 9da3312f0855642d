package dev.hexauth.bootstrap;

import dev.hexauth.adapter.events.AuditRecorder;
import dev.hexauth.adapter.events.EventsConfiguration;
import dev.hexauth.adapter.memory.MemoryConfiguration;
import dev.hexauth.adapter.passwords.BreachedPasswordsSettings;
import dev.hexauth.adapter.passwords.HashingSettings;
import dev.hexauth.adapter.passwords.NativeHashing;
import dev.hexauth.adapter.passwords.PasswordsConfiguration;
import dev.hexauth.adapter.persistence.PersistenceSettings;
import dev.hexauth.adapter.tokens.KeySettings;
import dev.hexauth.adapter.tokens.NativeSigning;
import dev.hexauth.adapter.tokens.TokenSettings;
import dev.hexauth.adapter.tokens.TokensConfiguration;
import dev.hexauth.application.ListServiceKeys;
import dev.hexauth.application.MakeAdmin;
import dev.hexauth.application.MakeServiceKey;
import dev.hexauth.application.RevokeServiceKey;
import dev.hexauth.application.UseCases;
import dev.hexauth.domain.port.BreachedPasswords;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.MailRecords;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.PublicIds;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.port.SecurityEvents;
import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.port.UserDirectory;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.user.PasswordPolicy;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * The service without its HTTP side: policies, driven adapters, use cases. {@link MakeAdminCommand}
 * and {@link ServiceKeyCommand} need only this.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Settings.class)
@Import({
  PasswordsConfiguration.class,
  TokensConfiguration.class,
  EventsConfiguration.class,
  AuditWiring.class,
  Stores.class
})
final class Core {

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
  PersistenceSettings postgresSettings(Settings settings) {
    return new PersistenceSettings(settings.postgres().migrate());
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
  NativeHashing nativeHashing(Settings settings) {
    return settings.password().nativeCode();
  }

  @Bean
  HashingSettings hashingSettings(Settings settings) {
    return settings.password().hashing();
  }

  @Bean
  BreachedPasswordsSettings breachedPasswordsSettings(Settings settings) {
    return new BreachedPasswordsSettings(
        settings.password().refuseCommon(), settings.password().breached());
  }

  @Bean
  NativeSigning nativeSigning(Settings settings) {
    return settings.token().nativeCode();
  }

  @Bean
  TokenSettings tokenSettings(Settings settings) {
    return settings.tokenSettings();
  }

  @Bean
  KeySettings keySettings(Settings settings, Environment environment) {
    KeySettings keys = settings.token().keys();
    return environment.acceptsProfiles(Profiles.of("development"))
        ? new KeySettings(keys.access(), keys.refresh(), Optional.of(developmentKeys(environment)))
        : keys;
  }

  /**
   * Refreshes are counted on this node only, without a round trip to a store. Events are kept
   * beside those of an application's own adapter, too.
   */
  @Bean
  UseCases.Ports ports(
      UserRepository users,
      Optional<UserDirectory> directory,
      MailRecords mailRecords,
      SessionStore sessions,
      PasswordHasher hasher,
      BreachedPasswords breachedPasswords,
      TokenSigner signer,
      TokenVerifier verifier,
      RandomIds ids,
      PublicIds publicIds,
      Throttle throttle,
      KnownNetworks networks,
      ServiceKeys serviceKeys,
      SecurityEvents events,
      Optional<AuditRecorder> audit) {
    return new UseCases.Ports(
        users,
        directory,
        mailRecords,
        sessions,
        hasher,
        breachedPasswords,
        signer,
        verifier,
        ids,
        publicIds,
        throttle,
        new UseCases.NodeThrottle(MemoryConfiguration.create().throttle()),
        networks,
        serviceKeys,
        audit.map(recorder -> recorder.beside(events)).orElse(events));
  }

  @Bean
  UseCases useCases(
      UseCases.Ports ports,
      PasswordPolicy passwordPolicy,
      SessionPolicy sessionPolicy,
      Settings settings,
      Optional<UseCases.Mail> mail,
      Optional<UseCases.Audit> audit,
      InstantSource clock) {
    return UseCases.of(
        ports,
        passwordPolicy,
        sessionPolicy,
        settings.throttle().policy(),
        settings.admin().policy(),
        mail,
        audit,
        clock);
  }

  @Bean
  MakeAdmin makeAdmin(UseCases useCases) {
    return useCases.makeAdmin();
  }

  @Bean
  MakeServiceKey makeServiceKey(UseCases useCases) {
    return useCases.services().makeServiceKey();
  }

  @Bean
  ListServiceKeys listServiceKeys(UseCases useCases) {
    return useCases.services().listServiceKeys();
  }

  @Bean
  RevokeServiceKey revokeServiceKey(UseCases useCases) {
    return useCases.services().revokeServiceKey();
  }

  private static Path developmentKeys(Environment environment) {
    return Path.of(environment.getProperty("dev-services.directory", ".dev-services"), "keys");
  }
}
