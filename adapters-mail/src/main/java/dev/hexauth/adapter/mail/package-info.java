/** Words letters and hands them to a mail server by SMTP. */
@NullMarked
package dev.hexauth.adapter.mail;

import org.jspecify.annotations.NullMarked;
