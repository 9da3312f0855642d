/**
 * Users, sessions and what is counted of attempts in PostgreSQL. Here lives all that knows SQL: the
 * migrations beside this package, the code that jOOQ generates from them in {@code jooq} below it,
 * and the statements. No use case, no HTTP and no other store is ever known here, and no type of a
 * driver leaves.
 */
@NullMarked
package dev.hexauth.adapter.persistence;

import org.jspecify.annotations.NullMarked;
