package dev.hexauth.contract;

import dev.hexauth.domain.mail.EmailCode;
import dev.hexauth.domain.service.ServiceKey;
import dev.hexauth.domain.service.ServiceKeyDetails;
import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import dev.hexauth.domain.user.UserName;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/**
 * Values to test with. Every id and address is new, so that a store may still hold values of
 * earlier tests and runs.
 */
final class Samples {

  /** An instant in the future of every machine's clock, with every digit of a microsecond. */
  static final Instant NOW = Instant.parse("2100-01-01T00:00:00.123456Z");

  /** The resolution of the instants that a store keeps. */
  static final Duration MICRO = Duration.of(1, ChronoUnit.MICROS);

  private Samples() {}

  static UserId newUserId() {
    return new UserId(UUID.randomUUID());
  }

  static SessionRef newRef(UserId owner) {
    UUID bits = UUID.randomUUID();
    byte[] bytes =
        ByteBuffer.allocate(16)
            .putLong(bits.getMostSignificantBits())
            .putLong(bits.getLeastSignificantBits())
            .array();
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return new SessionRef(owner, new SessionId(text));
  }

  static Session newSession(Instant openedAt, SessionPolicy policy) {
    return newSession(newUserId(), openedAt, policy);
  }

  static Session newSession(UserId owner, Instant openedAt, SessionPolicy policy) {
    Client client = new Client("Mozilla/5.0 (X11; \"Linux\") \\ '; --", "2001:db8::1%eth0");
    return Session.open(newRef(owner), client, openedAt, policy);
  }

  static EmailAddress newEmail() {
    return new EmailAddress("u" + UUID.randomUUID() + "@example.com");
  }

  /** A new e-mail address that starts with {@code prefix}. */
  static EmailAddress newEmail(String prefix) {
    return new EmailAddress(prefix + newDigits().substring(0, 12) + "@example.com");
  }

  static Network newNetwork() {
    UUID bits = UUID.randomUUID();
    return Network.of(
        new Client("", "%x:%x::1".formatted(bits.hashCode() >>> 16, bits.hashCode() & 0xffff)));
  }

  static EmailCode newCode() {
    return new EmailCode(newDigits());
  }

  static ServiceName newServiceName() {
    return new ServiceName("s" + newDigits().substring(0, 32));
  }

  static ServiceKey newServiceKey() {
    return ServiceKey.of(newDigits());
  }

  /** Details of a new key of {@code service}. */
  static ServiceKeyDetails newKeyOf(ServiceName service, Instant createdAt) {
    return ServiceKeyDetails.ofNew(new ServiceKeyId(UUID.randomUUID()), service, createdAt);
  }

  /** 64 new hexadecimal digits. */
  private static String newDigits() {
    return (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
  }

  static Bucket newBucket() {
    return Bucket.ofStrangers(newEmail());
  }

  static User newUser() {
    return newUser(newEmail());
  }

  static User newUser(EmailAddress email) {
    return User.register(
        newUserId(), new UserName("Ada Lovelace"), email, Photo.DEFAULT, Language.ENGLISH, NOW);
  }
}
