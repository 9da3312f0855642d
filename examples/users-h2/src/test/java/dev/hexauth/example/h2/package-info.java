/** Tests of the users in H2, and of the page that shows how to add an adapter. */
@NullMarked
package dev.hexauth.example.h2;

import org.jspecify.annotations.NullMarked;
