/**
 * Keys, signed tokens, and random and public ids: the one place that knows jjwt, Bouncy Castle and
 * Amazon Corretto Crypto Provider. What a token means is decided in the core.
 */
@NullMarked
package dev.hexauth.adapter.tokens;

import org.jspecify.annotations.NullMarked;
