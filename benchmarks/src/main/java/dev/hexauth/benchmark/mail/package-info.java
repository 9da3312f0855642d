/** Letters that must arrive although workers are killed and the mail server misbehaves. */
@NullMarked
package dev.hexauth.benchmark.mail;

import org.jspecify.annotations.NullMarked;
