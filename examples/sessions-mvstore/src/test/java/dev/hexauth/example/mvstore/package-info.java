/** Tests of the sessions in a file. */
@NullMarked
package dev.hexauth.example.mvstore;

import org.jspecify.annotations.NullMarked;
