package dev.hexauth.adapter.memory;

import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.audit.EventId;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.LetterId;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.service.ServiceKey;
import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.token.TokenId;
import dev.hexauth.domain.user.UserId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Sequential ids, the same in every run. They can be guessed. */
@Mutable("last")
final class SequentialIds implements RandomIds {

  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT_2 = 0x8000_0000_0000_0000L;

  private final AtomicLong last = new AtomicLong();

  @Override
  public UserId newUserId(Instant now) {
    return new UserId(newUuid(now));
  }

  @Override
  public LetterId newLetterId(Instant now) {
    return new LetterId(newUuid(now));
  }

  @Override
  public EmailCode newCode() {
    return new EmailCode("%064x".formatted(last.incrementAndGet()));
  }

  @Override
  public ServiceKeyId newServiceKeyId(Instant now) {
    return new ServiceKeyId(newUuid(now));
  }

  @Override
  public EventId newEventId(Instant now) {
    return new EventId(newUuid(now));
  }

  @Override
  public ServiceKey newServiceKey() {
    return ServiceKey.of("%064x".formatted(last.incrementAndGet()));
  }

  @Override
  public SessionId newSessionId() {
    return new SessionId(next());
  }

  @Override
  public TokenId newTokenId() {
    return new TokenId(next());
  }

  private UUID newUuid(Instant now) {
    return new UUID(now.toEpochMilli() << 16 | VERSION_7, VARIANT_2 | last.incrementAndGet());
  }

  /** The next number in 128 bits of base64url. */
  private String next() {
    byte[] bytes = ByteBuffer.allocate(16).putLong(8, last.incrementAndGet()).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
