@NullMarked
package dev.hexauth.adapter.web.lines;

import org.jspecify.annotations.NullMarked;
