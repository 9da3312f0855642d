/**
 * HTTP in and out: routes, bodies, cookies, headers, and who may call from where. Requests become
 * commands of the use cases, and every outcome of theirs becomes an {@link
 * dev.hexauth.adapter.web.Answer}. No decision about users, sessions or tokens is made here, and no
 * store is known.
 */
@NullMarked
package dev.hexauth.adapter.web;

import org.jspecify.annotations.NullMarked;
