/** The module against a real PostgreSQL; nothing here stands in for it. */
@NullMarked
package dev.hexauth.adapter.persistence;

import org.jspecify.annotations.NullMarked;
