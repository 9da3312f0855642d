package dev.hexauth.adapter.persistence;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * All stores of this module. An assembly imports this class, or only the parts that it needs:
 * {@link PostgresUsers}, {@link PostgresSessions}, {@link PostgresThrottling} or {@link
 * PostgresTables}. The parts share one pool of connections to one database. If none is imported,
 * nothing connects.
 *
 * <p>The database is that of {@code spring.datasource.url}, {@code .username} and {@code
 * .password}. The start migrates its tables, unless {@link PersistenceSettings} say otherwise, and
 * fails with one sentence if PostgreSQL cannot be reached or migrated. Afterwards every operation
 * answers within 2 s or throws {@link dev.hexauth.domain.UnavailableException}, and works again as
 * soon as PostgreSQL does. These limits are defaults of the pool, which {@code
 * spring.datasource.hikari.*} override; they do not apply to migrations.
 *
 * <p>The beans are the ports, a {@link javax.sql.DataSource} for Spring Boot's health indicator,
 * and a {@link org.jooq.DSLContext}. An assembly that uses Spring Boot's auto-configuration must
 * exclude {@code DataSourceAutoConfiguration}, which requires a database even if no store is in
 * one.
 */
@Configuration(proxyBeanMethods = false)
@Import({PostgresUsers.class, PostgresSessions.class, PostgresThrottling.class})
public final class PersistenceConfiguration {}
