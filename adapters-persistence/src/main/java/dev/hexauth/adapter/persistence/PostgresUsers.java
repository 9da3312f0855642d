package dev.hexauth.adapter.persistence;

import dev.hexauth.domain.port.UserRepository;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The {@link UserRepository} in PostgreSQL. */
@Configuration(proxyBeanMethods = false)
@Import(PostgresTables.class)
public final class PostgresUsers {

  @Bean
  UserRepository userRepository(DSLContext sql) {
    return new PostgresUserRepository(sql);
  }
}
