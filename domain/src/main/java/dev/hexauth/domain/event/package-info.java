/**
 * The security events, for operators and auditors. An event is recorded after it has happened, and
 * never holds a secret.
 */
@NullMarked
package dev.hexauth.domain.event;

import org.jspecify.annotations.NullMarked;
