package dev.hexauth.adapter.events;

import dev.hexauth.domain.audit.EventId;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.LetterId;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.service.ServiceKey;
import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.token.TokenId;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Numbered ids of events, and no others. */
final class SomeIds implements RandomIds {

  private final AtomicLong last = new AtomicLong();

  @Override
  public EventId newEventId(Instant now) {
    return new EventId(new UUID(now.toEpochMilli(), last.incrementAndGet()));
  }

  @Override
  public UserId newUserId(Instant now) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SessionId newSessionId() {
    throw new UnsupportedOperationException();
  }

  @Override
  public TokenId newTokenId() {
    throw new UnsupportedOperationException();
  }

  @Override
  public LetterId newLetterId(Instant now) {
    throw new UnsupportedOperationException();
  }

  @Override
  public EmailCode newCode() {
    throw new UnsupportedOperationException();
  }

  @Override
  public ServiceKeyId newServiceKeyId(Instant now) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ServiceKey newServiceKey() {
    throw new UnsupportedOperationException();
  }
}
