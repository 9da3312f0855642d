package dev.hexauth.adapter.persistence;

import com.zaxxer.hikari.HikariDataSource;
import dev.hexauth.adapter.persistence.jooq.DefaultSchema;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one database of all stores: its tables are migrated first, then used through a pool. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DataSourceProperties.class)
final class PostgresConfiguration {

  @Bean
  Schema schema(DataSourceProperties address, ObjectProvider<PersistenceSettings> settings) {
    return Schema.in(address, settings.getIfAvailable(() -> PersistenceSettings.DEFAULT).migrate());
  }

  @Bean
  @ConfigurationProperties("spring.datasource.hikari")
  HikariDataSource dataSource(DataSourceProperties address) {
    return Pool.to(address);
  }

  /**
   * Its statements use the schema of the connection and are never logged: their parameters are
   * secrets.
   */
  @Bean
  DSLContext sql(HikariDataSource dataSource, Schema migrated) {
    initializeGeneratedCode();
    Settings settings = new Settings().withRenderSchema(false).withExecuteLogging(false);
    return DSL.using(dataSource, SQLDialect.POSTGRES, settings);
  }

  /**
   * The generated classes refer to each other while they are initialized. Two threads that begin
   * with different ones wait for each other forever, so one thread does it before there are others.
   */
  private static void initializeGeneratedCode() {
    Objects.requireNonNull(DefaultSchema.DEFAULT_SCHEMA);
  }
}
