/**
 * The HTTP contract over a real socket, with use cases whose results each test sets. Nothing here
 * knows a store.
 */
@NullMarked
package dev.hexauth.adapter.web;

import org.jspecify.annotations.NullMarked;
