/**
 * Who somebody is: the user, his address and his password, raw and hashed. Sessions and tokens know
 * this package, never the other way round.
 */
@NullMarked
package dev.hexauth.domain.user;

import org.jspecify.annotations.NullMarked;
