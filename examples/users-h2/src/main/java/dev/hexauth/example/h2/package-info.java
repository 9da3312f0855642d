/**
 * An example of an adapter: the user store on H2. H2 is a SQL engine in one jar of pure Java that
 * runs in the process. It locks rows, so that each statement of the adapter is atomic. Nothing of
 * the product may depend on this package.
 */
@NullMarked
package dev.hexauth.example.h2;

import org.jspecify.annotations.NullMarked;
