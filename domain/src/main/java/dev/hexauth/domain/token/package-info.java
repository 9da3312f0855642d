/**
 * The credentials that prove a session: signed tokens and their claims. How they are signed is
 * unknown here.
 */
@NullMarked
package dev.hexauth.domain.token;

import org.jspecify.annotations.NullMarked;
