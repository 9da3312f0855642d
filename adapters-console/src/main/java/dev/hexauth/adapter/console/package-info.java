/** The console: a page for users and operators, and the files that it loads. */
@NullMarked
package dev.hexauth.adapter.console;

import org.jspecify.annotations.NullMarked;
