/**
 * The identity of users: the user, the e-mail address and the password, raw and hashed. Sessions
 * and tokens depend on this package, never the other way round.
 */
@NullMarked
package dev.hexauth.domain.user;

import org.jspecify.annotations.NullMarked;
