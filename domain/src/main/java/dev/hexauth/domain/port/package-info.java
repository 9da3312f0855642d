/**
 * The driven ports: what the core needs from outside, one role of an adapter each. A method is one
 * atomic change of state or one question. An adapter that cannot reach its engine throws {@link
 * dev.hexauth.domain.UnavailableException}, 5 seconds after the call at the latest, and works again
 * when the engine is back.
 */
@NullMarked
package dev.hexauth.domain.port;

import org.jspecify.annotations.NullMarked;
