/** Tests of the console's files. */
@NullMarked
package dev.hexauth.adapter.console;

import org.jspecify.annotations.NullMarked;
