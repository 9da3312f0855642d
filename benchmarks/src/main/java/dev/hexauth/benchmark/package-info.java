/** The command line of the benchmarks. */
@NullMarked
package dev.hexauth.benchmark;

import org.jspecify.annotations.NullMarked;
