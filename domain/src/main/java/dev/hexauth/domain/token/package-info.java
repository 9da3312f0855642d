/**
 * The credentials that prove a session: signed tokens and their claims. {@link
 * dev.hexauth.domain.port.TokenSigner} signs them.
 */
@NullMarked
package dev.hexauth.domain.token;

import org.jspecify.annotations.NullMarked;
