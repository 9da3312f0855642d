/**
 * How many attempts are allowed before one has to wait. {@link dev.hexauth.domain.throttle.Fill} is
 * the specification of a bucket of tokens, which every throttle carries out atomically in its own
 * way.
 */
@NullMarked
package dev.hexauth.domain.throttle;

import org.jspecify.annotations.NullMarked;
