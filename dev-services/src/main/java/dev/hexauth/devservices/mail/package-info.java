/**
 * A mail server that keeps what it receives and sends nothing on, for development and tests, with a
 * page that shows the mails. For tests it can also misbehave.
 */
@NullMarked
package dev.hexauth.devservices.mail;

import org.jspecify.annotations.NullMarked;
