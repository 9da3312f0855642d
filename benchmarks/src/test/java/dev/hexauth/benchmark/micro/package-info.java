@NullMarked
package dev.hexauth.benchmark.micro;

import org.jspecify.annotations.NullMarked;
