package dev.hexauth.adapter.persistence;

import dev.hexauth.domain.port.SessionStore;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The {@link SessionStore} in PostgreSQL. */
@Configuration(proxyBeanMethods = false)
@Import(PostgresTables.class)
public final class PostgresSessions {

  @Bean
  SessionStore sessionStore(DSLContext sql, Confirmations confirmations) {
    return new PostgresSessionStore(sql, confirmations);
  }

  @Bean
  Confirmations confirmations(DSLContext sql) {
    return new Confirmations(sql);
  }
}
