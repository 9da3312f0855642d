/**
 * Real PostgreSQL and Redis from Maven artifacts and a mail server, for development and tests: the
 * launchers, the choice of stores for tests, the services of the development profile and the
 * database that jOOQ generates code from. Nothing here knows another module of this project, and
 * nothing of it is ever part of the packaged product.
 */
@NullMarked
package dev.hexauth.devservices;

import org.jspecify.annotations.NullMarked;
