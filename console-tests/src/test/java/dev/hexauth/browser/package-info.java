/** The pages and hexauth.js in a real browser. */
@NullMarked
package dev.hexauth.browser;

import org.jspecify.annotations.NullMarked;
