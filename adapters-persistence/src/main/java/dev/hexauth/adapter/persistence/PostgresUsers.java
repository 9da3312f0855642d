package dev.hexauth.adapter.persistence;

import dev.hexauth.domain.port.AuditTrail;
import dev.hexauth.domain.port.EmailCodes;
import dev.hexauth.domain.port.MailRecords;
import dev.hexauth.domain.port.Outbox;
import dev.hexauth.domain.port.ServiceKeys;
import dev.hexauth.domain.port.UserDirectory;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.port.UserTransfer;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The {@link UserRepository}, with its {@link UserDirectory}, {@link Outbox}, {@link EmailCodes},
 * {@link MailRecords}, {@link UserTransfer}, {@link ServiceKeys} and {@link AuditTrail}, in
 * PostgreSQL.
 */
@Configuration(proxyBeanMethods = false)
@Import(PostgresTables.class)
public final class PostgresUsers {

  @Bean
  UserRepository userRepository(DSLContext sql) {
    return new PostgresUserRepository(sql);
  }

  @Bean
  UserDirectory userDirectory(DSLContext sql) {
    return new PostgresUserDirectory(sql);
  }

  @Bean
  Outbox outbox(DSLContext sql) {
    return new PostgresOutbox(sql);
  }

  @Bean
  EmailCodes emailCodes(DSLContext sql) {
    return new PostgresEmailCodes(sql);
  }

  @Bean
  ServiceKeys serviceKeys(DSLContext sql) {
    return new PostgresServiceKeys(sql);
  }

  @Bean
  AuditTrail auditTrail(DSLContext sql) {
    return new PostgresAuditTrail(sql);
  }

  @Bean
  UserTransfer userTransfer(DSLContext sql) {
    return new PostgresUserTransfer(sql);
  }

  @Bean
  MailRecords mailRecords(DSLContext sql) {
    return new PostgresMailRecords(sql);
  }
}
