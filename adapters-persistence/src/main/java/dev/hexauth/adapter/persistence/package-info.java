/**
 * Users, sessions, throttle buckets and known networks in PostgreSQL. Only this module knows its
 * SQL: the migrations beside this package, the code in {@code jooq} that jOOQ generates from them,
 * and the statements.
 */
@NullMarked
package dev.hexauth.adapter.persistence;

import org.jspecify.annotations.NullMarked;
