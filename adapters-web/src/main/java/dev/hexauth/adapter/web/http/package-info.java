/**
 * What makes an HTTP server of the adapter: connections, request bodies, headers, errors, proxies,
 * CORS and cross-site checks, and how an {@link dev.hexauth.adapter.web.http.Answer} is written. It
 * knows no route, no form and no cookie, and no use case.
 */
@NullMarked
package dev.hexauth.adapter.web.http;

import org.jspecify.annotations.NullMarked;
