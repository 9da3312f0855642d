package dev.hexauth.domain.port;

import dev.hexauth.domain.mail.MailRecord;
import dev.hexauth.domain.user.User;
import java.time.Instant;

/**
 * Tells what the {@link Outbox} and {@link EmailCodes} keep of a user, so that the user can see it.
 * In outages it is called the user store.
 */
public interface MailRecords {

  /**
   * What is kept of the mail of {@code user} at {@code now}: the codes and previous addresses of
   * the user, and the letters to the user or to their address.
   */
  MailRecord of(User user, Instant now);
}
