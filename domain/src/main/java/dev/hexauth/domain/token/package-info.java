/**
 * What a client holds to prove a session: signed tokens and the claims in them. How they are signed
 * is not known here.
 */
@NullMarked
package dev.hexauth.domain.token;

import org.jspecify.annotations.NullMarked;
