package dev.hexauth.domain.port;

import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.Letter;
import dev.hexauth.domain.mail.Posting;
import java.util.Optional;

/**
 * Hands letters to a mail server. It words each in the language of its recipient. Many threads may
 * send at once; none waits for another.
 */
public interface MailTransport {

  /**
   * Hands {@code letter} over once, in bounded time. Fails with no exception for whatever the
   * server does. Two attempts for one letter have the same Message-ID.
   *
   * @param code the code of the letter, present if and only if its kind has a purpose
   */
  Posting send(Letter letter, Optional<EmailCode> code);
}
