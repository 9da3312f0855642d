/** Pictures of results. */
@NullMarked
package dev.hexauth.benchmark.plot;

import org.jspecify.annotations.NullMarked;
