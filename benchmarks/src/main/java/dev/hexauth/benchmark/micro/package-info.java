/** Single operations in one JVM, measured by JMH. */
@NullMarked
package dev.hexauth.benchmark.micro;

import org.jspecify.annotations.NullMarked;
