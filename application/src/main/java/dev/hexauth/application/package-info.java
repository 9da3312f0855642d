/**
 * The use cases: the requests that the service accepts, and all their outcomes. The interfaces are
 * the driving ports; the services behind them are package-private and obtained through {@link
 * dev.hexauth.application.UseCases}. No framework, no protocol, no store.
 */
@NullMarked
package dev.hexauth.application;

import org.jspecify.annotations.NullMarked;
