/**
 * The routes: forms, bodies, tokens and cookies. Requests become commands of the use cases, and
 * each of their results becomes an {@link dev.hexauth.adapter.web.http.Answer}. Nothing here
 * decides about users, sessions or tokens, or knows a store. {@code http} holds the server.
 */
@NullMarked
package dev.hexauth.adapter.web;

import org.jspecify.annotations.NullMarked;
