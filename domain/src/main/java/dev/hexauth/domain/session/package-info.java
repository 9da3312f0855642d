/**
 * What keeps a user logged in. {@link dev.hexauth.domain.session.Session#rotate} is the
 * specification of a refresh, which every session store carries out atomically in its own way.
 */
@NullMarked
package dev.hexauth.domain.session;

import org.jspecify.annotations.NullMarked;
