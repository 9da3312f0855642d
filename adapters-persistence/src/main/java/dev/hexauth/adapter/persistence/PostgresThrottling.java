package dev.hexauth.adapter.persistence;

import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.Throttle;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The {@link Throttle} and the {@link KnownNetworks} in PostgreSQL. */
@Configuration(proxyBeanMethods = false)
@Import(PostgresTables.class)
public final class PostgresThrottling {

  @Bean
  Throttle throttle(DSLContext sql) {
    return new PostgresThrottle(sql);
  }

  @Bean
  KnownNetworks knownNetworks(DSLContext sql) {
    return new PostgresKnownNetworks(sql);
  }
}
