/**
 * An in-memory adapter for every driven port: for the tests of the core and, as far as users and
 * sessions go, for development. Complete, thread-safe and without a clock; nothing here outlives
 * the process, is shared by two nodes, or really protects a password or a token.
 */
@NullMarked
package dev.hexauth.adapter.memory;

import org.jspecify.annotations.NullMarked;
