/**
 * Load on the packaged service: it runs in a process of its own beside real stores, and is asked
 * over HTTP alone.
 */
@NullMarked
package dev.hexauth.benchmark.load;

import org.jspecify.annotations.NullMarked;
