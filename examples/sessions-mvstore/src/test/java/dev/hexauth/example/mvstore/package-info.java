/** Tests of the sessions in a file, and of the page that tells how they came to be. */
@NullMarked
package dev.hexauth.example.mvstore;

import org.jspecify.annotations.NullMarked;
