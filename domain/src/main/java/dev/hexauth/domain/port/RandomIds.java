package dev.hexauth.domain.port;

import dev.hexauth.domain.audit.EventId;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.LetterId;
import dev.hexauth.domain.service.ServiceKey;
import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.token.TokenId;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;

/**
 * Generates identifiers that are new and cannot be guessed. It works in memory, so it is always
 * available.
 */
public interface RandomIds {

  /**
   * An id for a user who registers at {@code now}: a UUID of version 7, which contains that instant
   * in milliseconds.
   */
  UserId newUserId(Instant now);

  /** An id for a session: 128 random bits. */
  SessionId newSessionId();

  /** An id for an access token: 128 random bits. */
  TokenId newTokenId();

  /** An id for a letter that is posted at {@code now}: a UUID of version 7. */
  LetterId newLetterId(Instant now);

  /** A code for a letter: 256 random bits. */
  EmailCode newCode();

  /** An id for a service key that is made at {@code now}: a UUID of version 7. */
  ServiceKeyId newServiceKeyId(Instant now);

  /** An id for an event that happened at {@code now}: a UUID of version 7. */
  EventId newEventId(Instant now);

  /** A key for a service: 256 random bits. */
  ServiceKey newServiceKey();
}
