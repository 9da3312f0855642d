/**
 * An in-memory adapter for every driven port. All are for the tests of the core. The user store,
 * the session store, the throttle and the known networks are also for a single node that may lose
 * everything when it stops. All are thread-safe and have no clock of their own.
 */
@NullMarked
package dev.hexauth.adapter.memory;

import org.jspecify.annotations.NullMarked;
