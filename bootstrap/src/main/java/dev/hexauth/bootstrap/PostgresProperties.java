package dev.hexauth.bootstrap;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code hexauth.postgres.*}.
 *
 * @param migrate whether the tables are migrated; else they must be up to date
 */
record PostgresProperties(@DefaultValue("true") boolean migrate) {}
