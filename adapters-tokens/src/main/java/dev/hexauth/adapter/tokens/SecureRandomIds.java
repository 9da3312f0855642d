package dev.hexauth.adapter.tokens;

import dev.hexauth.domain.audit.EventId;
import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.mail.LetterId;
import dev.hexauth.domain.port.RandomIds;
import dev.hexauth.domain.service.ServiceKey;
import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.token.TokenId;
import dev.hexauth.domain.user.UserId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** Identifiers from the operating system's randomness. */
final class SecureRandomIds implements RandomIds {

  private static final int ID_BYTES = 16;
  private static final int SECRET_BYTES = 32;

  private final SecureRandom random;

  SecureRandomIds(SecureRandom random) {
    this.random = random;
  }

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
    return new EmailCode(newDigits());
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
    return ServiceKey.of(newDigits());
  }

  /** 256 random bits as hexadecimal digits. */
  private String newDigits() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** RFC 9562, 5.7: 48 bits of milliseconds, the version, 12 random bits; the variant, 62 more. */
  private UUID newUuid(Instant now) {
    long high = now.toEpochMilli() << 16 | 0x7000 | random.nextInt(1 << 12);
    long low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  @Override
  public SessionId newSessionId() {
    return new SessionId(newId());
  }

  @Override
  public TokenId newTokenId() {
    return new TokenId(newId());
  }

  /** 128 random bits as base64url (RFC 4648, 5). */
  private String newId() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
