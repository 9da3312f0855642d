/**
 * The use cases: what can be asked of the service and all that can come of it. The interfaces are
 * the driving ports; the services behind them are nobody's business and are had through {@link
 * dev.hexauth.application.UseCases}. No framework, no protocol, no store.
 */
@NullMarked
package dev.hexauth.application;

import org.jspecify.annotations.NullMarked;
