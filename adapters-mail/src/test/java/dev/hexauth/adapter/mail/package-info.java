@NullMarked
package dev.hexauth.adapter.mail;

import org.jspecify.annotations.NullMarked;
