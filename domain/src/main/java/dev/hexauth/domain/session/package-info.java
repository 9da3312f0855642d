/**
 * The sessions that keep users logged in. {@link dev.hexauth.domain.session.Session#rotate} is the
 * specification of a refresh, which every session store implements atomically.
 */
@NullMarked
package dev.hexauth.domain.session;

import org.jspecify.annotations.NullMarked;
