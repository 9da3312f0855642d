package dev.hexauth.domain.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.UserId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class BucketTest {

  private static final EmailAddress ADA = new EmailAddress("ada@example.com");
  private static final Network HOME = new Network("192.0.2.1");
  private static final UserId USER = new UserId(new UUID(1, 2));
  private static final SessionId SESSION = new SessionId("AAAAAAAAAAAAAAAAAAAAAA");

  @Test
  void each_bucket_has_the_kind_of_its_limit_and_its_holder() {
    assertThat(Bucket.ofFailures(HOME))
        .isEqualTo(new Bucket(LimitKind.FAILURES_FROM_NETWORK, "192.0.2.1"));
    assertThat(Bucket.spareOf(Bucket.ofPasswordChecks(USER)))
        .isEqualTo(
            new Bucket(LimitKind.PASSWORD_CHECKS, "00000000-0000-0001-0000-000000000002 spare"));
    assertThat(Bucket.ofLogins(HOME))
        .isEqualTo(new Bucket(LimitKind.LOGINS_FROM_NETWORK, "192.0.2.1"));
    assertThat(Bucket.ofStrangers(ADA))
        .isEqualTo(new Bucket(LimitKind.LOGINS_BY_STRANGERS, "ada@example.com"));
    assertThat(Bucket.ofLogins(ADA, HOME))
        .isEqualTo(new Bucket(LimitKind.LOGINS_FROM_KNOWN_NETWORK, "ada@example.com 192.0.2.1"));
    assertThat(Bucket.ofRegistrations(HOME))
        .isEqualTo(new Bucket(LimitKind.REGISTRATIONS, "192.0.2.1"));
    assertThat(Bucket.ofRefreshes(new SessionRef(USER, SESSION)))
        .isEqualTo(new Bucket(LimitKind.REFRESHES, "AAAAAAAAAAAAAAAAAAAAAA"));
    assertThat(Bucket.ofPasswordChecks(USER))
        .isEqualTo(new Bucket(LimitKind.PASSWORD_CHECKS, "00000000-0000-0001-0000-000000000002"));
    assertThat(Bucket.ofPasswordChanges(USER))
        .isEqualTo(new Bucket(LimitKind.PASSWORD_CHANGES, "00000000-0000-0001-0000-000000000002"));
    assertThat(Bucket.ofPasswordResets(USER))
        .isEqualTo(
            new Bucket(LimitKind.PASSWORD_CHANGES, "00000000-0000-0001-0000-000000000002 reset"));
    assertThat(Bucket.ofLetters(HOME))
        .isEqualTo(new Bucket(LimitKind.LETTERS_FROM_NETWORK, "192.0.2.1"));
    assertThat(Bucket.ofLetters(ADA))
        .isEqualTo(new Bucket(LimitKind.LETTERS_TO_ADDRESS, "ada@example.com"));
  }
}
