/**
 * The letters that hexauth sends by e-mail, and the codes in them. A letter says what happened or
 * what the user asked for; its text is made when it is sent.
 */
@NullMarked
package dev.hexauth.domain.mail;

import org.jspecify.annotations.NullMarked;
