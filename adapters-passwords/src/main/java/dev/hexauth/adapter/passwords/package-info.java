/**
 * Password hashing on its own threads, in Java or native code, and lists of breached passwords: the
 * one place that knows Spring Security's crypto and calls native code. Whether a password is
 * allowed is decided in the core.
 */
@NullMarked
package dev.hexauth.adapter.passwords;

import org.jspecify.annotations.NullMarked;
