/** That the contracts find what is wrong, and nothing else. */
@NullMarked
package dev.hexauth.contract;

import org.jspecify.annotations.NullMarked;
