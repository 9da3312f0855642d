package dev.hexauth.domain.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IssuedTokenTest {

  private static final Token TOKEN = new Token("compact");
  private static final Client CLIENT = new Client("Mozilla/5.0", "192.0.2.1");
  private static final SessionRef REF =
      new SessionRef(new UserId(new UUID(1, 2)), new SessionId("A".repeat(22)));
  private static final SessionPolicy POLICY = SessionPolicy.DEFAULT;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2030-01-01T00:00:00Z",
        "2030-01-01T00:00:00.000000001Z",
        "2030-01-01T00:00:00.000001Z",
        "2030-01-01T00:00:00.5Z",
        "2030-01-01T00:00:00.999999999Z"
      })
  void a_login_gives_the_policys_lifetimes_at_any_fraction_of_a_second(Instant now) {
    Session session = Session.open(REF, CLIENT, now, POLICY);
    AccessClaims access =
        AccessClaims.issue(session, Role.USER, new TokenId("jti"), Delivery.COOKIE, now, POLICY);
    RefreshClaims refresh = RefreshClaims.of(session, Delivery.COOKIE);

    assertThat(IssuedToken.of(TOKEN, access.expiresAt(), session, now).lifetime()).hasSeconds(900);
    assertThat(IssuedToken.of(TOKEN, refresh.expiresAt(), session, now).lifetime())
        .hasSeconds(3600);
  }

  @Test
  void the_remaining_lifetime_is_rounded_down_to_seconds() {
    Instant now = Instant.parse("2030-01-01T00:00:00.000001Z");
    Session session = Session.open(REF, CLIENT, now, POLICY);
    Instant expiry = Instant.parse("2030-01-01T00:01:00Z");
    assertThat(IssuedToken.of(TOKEN, expiry, session, now).lifetime()).hasSeconds(59);
  }

  @Test
  void the_lifetime_is_at_most_that_of_the_session() {
    Instant now = Instant.parse("2030-01-01T00:00:00.5Z");
    Session session =
        new Session(REF, Generation.FIRST, true, now, now, now.plusMillis(300_999), CLIENT);
    assertThat(IssuedToken.of(TOKEN, now.plusSeconds(900), session, now).lifetime())
        .hasSeconds(300);
  }

  @Test
  void after_a_shorter_policy_has_ended_the_session_the_lifetime_is_zero() {
    Instant now = Instant.parse("2030-01-01T00:00:00Z");
    Session session =
        new Session(REF, Generation.FIRST, true, now, now, now.minusSeconds(1), CLIENT);
    assertThat(IssuedToken.of(TOKEN, now.plusSeconds(900), session, now).lifetime()).isZero();
  }

  @Test
  void no_lifetime_is_negative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IssuedToken(TOKEN, Duration.ofNanos(-1)));
  }
}
