/**
 * The operator's files of users: JSON Lines, one object a line, in UTF-8. It is in this module
 * because this module has JSON.
 */
@NullMarked
package dev.hexauth.adapter.web.lines;

import org.jspecify.annotations.NullMarked;
