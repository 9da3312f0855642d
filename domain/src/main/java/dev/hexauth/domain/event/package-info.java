/**
 * What an operator or an auditor must be told. An event is said once it is a fact, and never holds
 * a secret.
 */
@NullMarked
package dev.hexauth.domain.event;

import org.jspecify.annotations.NullMarked;
