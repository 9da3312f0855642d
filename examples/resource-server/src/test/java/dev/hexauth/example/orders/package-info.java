/** The example against a real hexauth. */
@NullMarked
package dev.hexauth.example.orders;

import org.jspecify.annotations.NullMarked;
