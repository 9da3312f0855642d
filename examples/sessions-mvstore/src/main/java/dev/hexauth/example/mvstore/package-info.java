/**
 * An example of an adapter: the session store on H2 MVStore. MVStore is a real engine in one jar of
 * pure Java, with no native code and no server; its maps are ordered, kept in a file, and changed
 * by compare-and-set, which is all that the port requires. Only one process can use a file, so
 * nodes cannot share it. Nothing of the product may depend on this package.
 */
@NullMarked
package dev.hexauth.example.mvstore;

import org.jspecify.annotations.NullMarked;
