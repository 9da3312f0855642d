/** An example: a service that trusts hexauth's tokens. */
@NullMarked
package dev.hexauth.example.orders;

import org.jspecify.annotations.NullMarked;
