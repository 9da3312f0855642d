/** The parts of the HTTP server that need no running server. */
@NullMarked
package dev.hexauth.adapter.web.http;

import org.jspecify.annotations.NullMarked;
