package dev.hexauth.adapter.persistence;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The tables without a store: they are migrated or checked, and nothing else is done. */
@Configuration(proxyBeanMethods = false)
@Import(PostgresConfiguration.class)
public final class PostgresTables {}
