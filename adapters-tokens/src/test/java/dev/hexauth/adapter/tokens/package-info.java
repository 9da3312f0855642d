/** The contracts of the ports that this module plays, and what only its adapters promise. */
@NullMarked
package dev.hexauth.adapter.tokens;

import org.jspecify.annotations.NullMarked;
