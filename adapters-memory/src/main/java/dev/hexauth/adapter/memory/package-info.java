/**
 * A twin of every driven port in memory: for the tests of the core, and, as far as users and
 * sessions go, for development. Complete, thread-safe and without a clock of its own; nothing here
 * outlives the process, is shared by two nodes, or protects a password or a token for real.
 */
@NullMarked
package dev.hexauth.adapter.memory;

import org.jspecify.annotations.NullMarked;
