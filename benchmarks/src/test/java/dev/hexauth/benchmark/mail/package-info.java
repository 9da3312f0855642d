/** Tests of the run with killed workers. */
@NullMarked
package dev.hexauth.benchmark.mail;

import org.jspecify.annotations.NullMarked;
