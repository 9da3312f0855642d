/**
 * Lets a Spring Boot service trust hexauth's access tokens: an auto-configuration for resource
 * servers, servlet and reactive. It knows hexauth by its HTTP interface only.
 */
@NullMarked
package dev.hexauth.resource;

import org.jspecify.annotations.NullMarked;
