/**
 * Security events in the log and in metrics, and a log that callers cannot flood. The core decides
 * which events there are.
 */
@NullMarked
package dev.hexauth.adapter.events;

import org.jspecify.annotations.NullMarked;
