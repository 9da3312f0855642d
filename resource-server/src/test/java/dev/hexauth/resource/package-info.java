@NullMarked
package dev.hexauth.resource;

import org.jspecify.annotations.NullMarked;
