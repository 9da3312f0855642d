package dev.hexauth.adapter.persistence;

import dev.hexauth.domain.service.ServiceKey;
import dev.hexauth.domain.service.ServiceKeyDetails;
import dev.hexauth.domain.service.ServiceKeyId;
import dev.hexauth.domain.service.ServiceName;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.Language;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.Photo;
import dev.hexauth.domain.user.User;
import dev.hexauth.domain.user.UserId;
import dev.hexauth.domain.user.UserName;
import java.time.Instant;
import java.util.UUID;

/** Test values, distinguished by their numbers. */
final class Samples {

  static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  static final SessionPolicy POLICY = SessionPolicy.DEFAULT;
  static final PasswordHash HASH = new PasswordHash("$2a$12$hash");

  private static final SessionId ID = new SessionId("A".repeat(22));

  private Samples() {}

  static User user(int number) {
    return User.register(
        id(number), new UserName("Ada"), email(number), Photo.DEFAULT, Language.ENGLISH, NOW);
  }

  static EmailAddress email(int number) {
    return new EmailAddress("ada" + number + "@example.com");
  }

  static Session session(int number, Instant openedAt) {
    return Session.open(
        new SessionRef(id(number), ID), new Client("curl", "127.0.0.1"), openedAt, POLICY);
  }

  static ServiceKey serviceKey(int number) {
    return ServiceKey.of("%064x".formatted(number));
  }

  static ServiceKeyDetails serviceKeyDetails(int number) {
    return ServiceKeyDetails.ofNew(
        new ServiceKeyId(new UUID(0x7000, number)), new ServiceName("service-" + number), NOW);
  }

  private static UserId id(int number) {
    return new UserId(new UUID(0x7000, number));
  }
}
