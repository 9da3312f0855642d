/**
 * Security events in the log and in metrics, and a log that callers cannot flood. Which events
 * there are is decided in the core.
 */
@NullMarked
package dev.hexauth.adapter.events;

import org.jspecify.annotations.NullMarked;
