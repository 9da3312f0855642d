package dev.hexauth.bootstrap;

import dev.hexauth.adapter.memory.MemoryConfiguration;
import dev.hexauth.adapter.persistence.PostgresSessions;
import dev.hexauth.adapter.persistence.PostgresThrottling;
import dev.hexauth.adapter.persistence.PostgresUsers;
import dev.hexauth.adapter.redis.RedisConfiguration;
import dev.hexauth.domain.port.AuditTrail;
import dev.hexauth.domain.port.EmailCodes;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.MailRecords;
import dev.hexauth.domain.port.Outbox;
import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.port.UserDirectory;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.port.UserTransfer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The available stores: one for users and one for sessions. Attempts are counted where sessions are
 * kept.
 */
@Configuration(proxyBeanMethods = false)
@Import({
  Stores.UsersInPostgres.class,
  Stores.UsersInMemory.class,
  Stores.UsersElsewhere.class,
  Stores.SessionsInRedis.class,
  Stores.SessionsInPostgres.class,
  Stores.SessionsInMemory.class,
  Stores.SessionsElsewhere.class
})
final class Stores {

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "hexauth.users", havingValue = "postgres", matchIfMissing = true)
  @Import(PostgresUsers.class)
  static final class UsersInPostgres {}

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "hexauth.users", havingValue = "memory")
  static final class UsersInMemory {

    @Bean
    MemoryConfiguration userStore() {
      return MemoryConfiguration.create();
    }

    @Bean
    UserRepository users(MemoryConfiguration userStore) {
      return userStore.users();
    }

    @Bean
    UserDirectory userDirectory(MemoryConfiguration userStore) {
      return userStore.directory();
    }

    @Bean
    Outbox outbox(MemoryConfiguration userStore) {
      return userStore.outbox();
    }

    @Bean
    EmailCodes emailCodes(MemoryConfiguration userStore) {
      return userStore.codes();
    }

    @Bean
    ServiceKeys serviceKeys(MemoryConfiguration userStore) {
      return userStore.serviceKeys();
    }

    @Bean
    AuditTrail auditTrail(MemoryConfiguration userStore) {
      return userStore.auditTrail();
    }

    @Bean
    UserTransfer userTransfer(MemoryConfiguration userStore) {
      return userStore.transfer();
    }

    @Bean
    MailRecords mailRecords(MemoryConfiguration userStore) {
      return userStore.mailRecords();
    }
  }

  /**
   * The application that imports this one has a {@link UserRepository} of its own. Without {@link
   * ServiceKeys} of its own, no service has a key; without a {@link UserDirectory}, admins have no
   * list of users. Without an {@link AuditTrail} of its own, events are kept in memory, which must
   * be allowed. Without {@link MailRecords} of its own, an export of an account has no mail;
   * without a {@link UserTransfer}, users cannot be moved in.
   */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "hexauth.users", havingValue = "custom")
  static final class UsersElsewhere {

    @Bean
    ServiceKeys serviceKeys() {
      return MemoryConfiguration.create().serviceKeys();
    }

    @Bean
    @Conditional(AuditIsOn.class)
    AuditTrail auditTrail(Settings settings) {
      if (!settings.allowVolatileStores()) {
        throw new InvalidSettingException(
            "hexauth.audit",
            "is on, but the application's own user store has no AuditTrail",
            "Give the application a bean of that type, as docs/swap-an-adapter.md says; or keep no"
                + " events, with hexauth.audit=off; or accept that they are kept in memory, with"
                + " hexauth.allow-volatile-stores=true.");
      }
      return MemoryConfiguration.create().auditTrail();
    }

    @Bean
    MailRecords mailRecords() {
      return MemoryConfiguration.create().mailRecords();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "hexauth.sessions", havingValue = "redis", matchIfMissing = true)
  @Import(RedisConfiguration.class)
  static final class SessionsInRedis {}

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "hexauth.sessions", havingValue = "postgres")
  @Import({PostgresSessions.class, PostgresThrottling.class})
  static final class SessionsInPostgres {}

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "hexauth.sessions", havingValue = "memory")
  static final class SessionsInMemory {

    @Bean
    SessionStore sessions() {
      return MemoryConfiguration.create().sessions();
    }

    @Bean
    Throttle throttle() {
      return MemoryConfiguration.create().throttle();
    }

    @Bean
    KnownNetworks knownNetworks() {
      return MemoryConfiguration.create().knownNetworks();
    }
  }

  /**
   * The application that imports this one has a {@link SessionStore} of its own. Without a {@link
   * Throttle} or {@link KnownNetworks} of its own, each node counts in its own memory.
   */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = "hexauth.sessions", havingValue = "custom")
  static final class SessionsElsewhere {

    @Bean
    Throttle throttle() {
      return MemoryConfiguration.create().throttle();
    }

    @Bean
    KnownNetworks knownNetworks() {
      return MemoryConfiguration.create().knownNetworks();
    }
  }
}
