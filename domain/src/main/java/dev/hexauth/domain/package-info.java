/**
 * The core's innermost ring. Only {@link dev.hexauth.domain.UnavailableException}, and the mark
 * {@link dev.hexauth.domain.Mutable} for adapters, live directly here; the model is in the packages
 * below. Nothing here knows a framework, a protocol or a store.
 */
@NullMarked
package dev.hexauth.domain;

import org.jspecify.annotations.NullMarked;
