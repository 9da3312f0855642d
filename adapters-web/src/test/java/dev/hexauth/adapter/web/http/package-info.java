/** What makes the HTTP server, where no running server is needed. */
@NullMarked
package dev.hexauth.adapter.web.http;

import org.jspecify.annotations.NullMarked;
