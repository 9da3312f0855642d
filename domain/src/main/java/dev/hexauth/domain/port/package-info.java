/**
 * What the core needs from outside: the driven ports, each a role that an adapter plays. A method
 * is one atomic change of state or one question. Any of them may throw {@link
 * dev.hexauth.domain.UnavailableException}, within a bounded time.
 */
@NullMarked
package dev.hexauth.domain.port;

import org.jspecify.annotations.NullMarked;
