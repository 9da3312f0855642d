/**
 * Where the parts become a service: {@code main}, the settings and the wiring, which alone sees
 * every module. Composition and nothing else: a decision made here is in the wrong place.
 */
@NullMarked
package dev.hexauth.bootstrap;

import org.jspecify.annotations.NullMarked;
