/**
 * Passwords, tokens, keys, chance and the security log: the one place that knows jjwt, Spring
 * Security's crypto, Bouncy Castle and {@code SecureRandom}. {@link
 * dev.hexauth.adapter.security.SecurityConfiguration} is all that others see; what a password or a
 * token means is decided in the core and never here.
 */
@NullMarked
package dev.hexauth.adapter.security;

import org.jspecify.annotations.NullMarked;
