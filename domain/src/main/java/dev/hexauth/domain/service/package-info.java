/**
 * Other services that rely on this one: their names, the keys that they authenticate with, and the
 * tokens that they get. {@link dev.hexauth.domain.port.ServiceKeys} keeps the keys.
 */
@NullMarked
package dev.hexauth.domain.service;

import org.jspecify.annotations.NullMarked;
