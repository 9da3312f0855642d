/**
 * What operators and auditors need to know. An event is recorded once it is a fact, and never holds
 * a secret.
 */
@NullMarked
package dev.hexauth.domain.event;

import org.jspecify.annotations.NullMarked;
