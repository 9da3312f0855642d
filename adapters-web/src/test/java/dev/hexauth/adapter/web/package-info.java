/**
 * The HTTP contract over a real socket, with use cases that answer what a test wants. Nothing here
 * knows a store.
 */
@NullMarked
package dev.hexauth.adapter.web;

import org.jspecify.annotations.NullMarked;
