@NullMarked
package dev.hexauth.benchmark.load;

import org.jspecify.annotations.NullMarked;
