package dev.hexauth.domain.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.Role;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ClaimsTest {

  private static final SessionRef REF =
      new SessionRef(new UserId(new UUID(1, 2)), new SessionId("A".repeat(22)));
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00.999999999Z");
  private static final Client CLIENT = new Client("Mozilla/5.0", "192.0.2.1");

  private static AccessClaims issue(Session session, Instant now) {
    return AccessClaims.issue(
        session, Role.USER, new TokenId("jti"), Delivery.COOKIE, now, SessionPolicy.DEFAULT);
  }

  @Test
  void an_access_token_is_good_for_the_access_lifetime_in_whole_seconds() {
    AccessClaims claims = issue(Session.open(REF, CLIENT, NOW, SessionPolicy.DEFAULT), NOW);
    assertThat(claims.session()).isEqualTo(REF);
    assertThat(claims.delivery()).isEqualTo(Delivery.COOKIE);
    assertThat(claims.id()).isEqualTo(new TokenId("jti"));
    assertThat(claims.issuedAt()).isEqualTo("2030-01-01T00:00:00Z");
    assertThat(claims.expiresAt()).isEqualTo("2030-01-01T00:15:01Z");
  }

  @Test
  void an_access_token_carries_the_generation_of_its_session() {
    assertThat(issue(session(), NOW).generation()).isEqualTo(new Generation(3));
  }

  @Test
  void an_access_token_ends_with_its_session() {
    Session session =
        new Session(REF, Generation.FIRST, true, NOW, NOW, NOW.plusSeconds(300), CLIENT);
    assertThat(issue(session, NOW).expiresAt()).isEqualTo("2030-01-01T00:05:01Z");
  }

  @Test
  void a_token_that_expires_at_a_whole_second_is_not_rounded() {
    Instant second = Instant.parse("2030-01-01T00:00:00Z");
    Session session = Session.open(REF, CLIENT, second, SessionPolicy.DEFAULT);
    assertThat(issue(session, second).expiresAt()).isEqualTo("2030-01-01T00:15:00Z");
    assertThat(RefreshClaims.of(session, Delivery.COOKIE).expiresAt())
        .isEqualTo("2030-01-01T01:00:00Z");
  }

  @Test
  void a_refresh_token_carries_the_state_of_its_session_in_whole_seconds() {
    RefreshClaims claims = RefreshClaims.of(session(), Delivery.COOKIE);
    assertThat(claims.session()).isEqualTo(REF);
    assertThat(claims.generation()).isEqualTo(new Generation(3));
    assertThat(claims.issuedAt()).isEqualTo("2030-01-01T00:00:00Z");
    assertThat(claims.expiresAt()).isEqualTo("2030-01-01T01:00:01Z");
  }

  @Test
  void refresh_tokens_for_the_same_state_of_a_session_have_equal_claims() {
    Session session = Session.open(REF, CLIENT, NOW, SessionPolicy.DEFAULT);
    assertThat(RefreshClaims.of(session, Delivery.COOKIE))
        .isEqualTo(RefreshClaims.of(session, Delivery.COOKIE));
  }

  @Test
  void a_confirmation_changes_no_refresh_token() {
    Session session = session();
    assertThat(session.confirmed()).isFalse();
    assertThat(RefreshClaims.of(session.confirm(new Generation(3)), Delivery.COOKIE))
        .isEqualTo(RefreshClaims.of(session, Delivery.COOKIE));
  }

  private static Session session() {
    return new Session(
        REF, new Generation(3), false, NOW.minusSeconds(60), NOW, NOW.plusSeconds(3600), CLIENT);
  }
}
