/**
 * The domain: the model in the packages below, and the driven ports in {@code domain.port}. This
 * package itself holds what all adapters share: {@link dev.hexauth.domain.UnavailableException} and
 * the annotation {@link dev.hexauth.domain.Mutable}. Nothing here knows a framework, a protocol or
 * a store.
 */
@NullMarked
package dev.hexauth.domain;

import org.jspecify.annotations.NullMarked;
