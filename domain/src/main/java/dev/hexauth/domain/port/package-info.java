/**
 * The driven ports: what the core needs from outside, one interface for each role. A method is one
 * atomic change of state or one query.
 *
 * <p>An adapter that needs an engine, such as a database, a key service or a file, throws {@link
 * dev.hexauth.domain.UnavailableException} while the engine cannot be used, 5 seconds after the
 * call at the latest, and works again when the engine is back. Every port may have an engine except
 * {@link dev.hexauth.domain.port.RandomIds} and {@link dev.hexauth.domain.port.PublicIds}, which
 * work in memory, and {@link dev.hexauth.domain.port.SecurityEvents}, which never fails.
 */
@NullMarked
package dev.hexauth.domain.port;

import org.jspecify.annotations.NullMarked;
