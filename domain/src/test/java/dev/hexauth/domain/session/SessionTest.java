package dev.hexauth.domain.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class SessionTest {

  private static final Duration MICRO = Duration.of(1, ChronoUnit.MICROS);
  private static final Instant LOGIN = Instant.parse("2030-01-01T00:00:00.123456Z");
  private static final Instant ROTATION = LOGIN.plusSeconds(600);
  private static final SessionPolicy POLICY = SessionPolicy.DEFAULT;
  private static final SessionRef REF =
      new SessionRef(new UserId(new UUID(1, 2)), new SessionId("A".repeat(22)));
  private static final Client CLIENT = new Client("Mozilla/5.0", "192.0.2.1");

  private final Session opened = Session.open(REF, CLIENT, LOGIN, POLICY);

  /** At generation 5 since {@link #ROTATION}, and confirmed. */
  private final Session rotated =
      at(5, ROTATION, ROTATION.plusSeconds(3600)).confirm(new Generation(5));

  @Test
  void a_login_opens_a_session_at_generation_0_for_the_refresh_lifetime() {
    assertThat(opened)
        .isEqualTo(
            new Session(
                REF, Generation.FIRST, true, LOGIN, LOGIN, LOGIN.plusSeconds(3600), CLIENT));
  }

  @Test
  void all_instants_are_rounded_down_to_microseconds() {
    Session session =
        new Session(
            REF,
            Generation.FIRST,
            true,
            Instant.parse("2030-01-01T00:00:00.000000999Z"),
            Instant.parse("2030-01-01T00:00:00.000001999Z"),
            Instant.parse("2030-01-01T00:00:00.999999999Z"),
            CLIENT);
    assertThat(session.createdAt()).isEqualTo("2030-01-01T00:00:00Z");
    assertThat(session.lastUsedAt()).isEqualTo("2030-01-01T00:00:00.000001Z");
    assertThat(session.expiresAt()).isEqualTo("2030-01-01T00:00:00.999999Z");
  }

  @Test
  void a_session_is_active_before_and_not_at_its_expiry() {
    assertThat(opened.isActiveAt(LOGIN)).isTrue();
    assertThat(opened.isActiveAt(LOGIN.plusSeconds(3600).minus(MICRO))).isTrue();
    assertThat(opened.isActiveAt(LOGIN.plusSeconds(3600))).isFalse();
    assertThat(opened.isActiveAt(LOGIN.plusSeconds(7200))).isFalse();
  }

  @Test
  void an_expired_session_is_gone_for_every_generation() {
    for (int presented : new int[] {0, 3, 4, 5, 6}) {
      assertThat(rotate(presented, rotated.expiresAt())).isEqualTo(new Rotation.Gone());
      assertThat(rotate(presented, rotated.expiresAt().plusSeconds(1)))
          .isEqualTo(new Rotation.Gone());
    }
  }

  @Test
  void rotating_the_current_generation_extends_the_session() {
    Instant now = ROTATION.plusSeconds(60);
    assertThat(rotate(5, now)).isEqualTo(new Rotation.Rotated(at(6, now, now.plusSeconds(3600))));
  }

  @Test
  void the_current_generation_rotates_up_to_the_expiry() {
    Instant now = rotated.expiresAt().minus(MICRO);
    assertThat(rotate(5, now)).isEqualTo(new Rotation.Rotated(at(6, now, now.plusSeconds(3600))));
  }

  @Test
  void no_rotation_outlives_the_lifetime_of_the_session() {
    Instant end = LOGIN.plus(Duration.ofHours(24));
    Session old = at(5, end.minusSeconds(1800), end);
    Instant now = end.minusSeconds(60);
    assertThat(old.rotate(new Generation(5), now, POLICY))
        .isEqualTo(new Rotation.Rotated(at(6, now, end)));
  }

  @Test
  void the_previous_generation_repeats_within_the_window_and_changes_nothing() {
    assertThat(rotate(4, ROTATION)).isEqualTo(new Rotation.Repeated(rotated));
    assertThat(rotate(4, ROTATION.plusSeconds(29))).isEqualTo(new Rotation.Repeated(rotated));
    assertThat(rotate(4, ROTATION.plusSeconds(30))).isEqualTo(new Rotation.Repeated(rotated));
  }

  @Test
  void a_clock_that_is_behind_is_within_the_window() {
    assertThat(rotate(4, ROTATION.minusSeconds(5))).isEqualTo(new Rotation.Repeated(rotated));
  }

  @Test
  void the_previous_generation_is_reused_after_the_window() {
    assertThat(rotate(4, ROTATION.plusSeconds(30).plus(MICRO))).isEqualTo(new Rotation.Reused(REF));
  }

  @Test
  void the_previous_generation_repeats_until_the_current_one_is_confirmed() {
    Session unconfirmed = at(5, ROTATION, ROTATION.plusSeconds(3600));
    for (Instant now : List.of(ROTATION.plusSeconds(31), unconfirmed.expiresAt().minus(MICRO))) {
      assertThat(unconfirmed.rotate(new Generation(4), now, POLICY))
          .isEqualTo(new Rotation.Repeated(unconfirmed));
      assertThat(unconfirmed.rotate(new Generation(3), now, POLICY))
          .isEqualTo(new Rotation.Reused(REF));
    }
    assertThat(unconfirmed.rotate(new Generation(4), unconfirmed.expiresAt(), POLICY))
        .isEqualTo(new Rotation.Gone());
  }

  @Test
  void the_policy_may_allow_repeats_within_the_window_only() {
    SessionPolicy windowAlone =
        new SessionPolicy(
            POLICY.accessLifetime(),
            POLICY.refreshLifetime(),
            POLICY.sessionLifetime(),
            POLICY.repeatWindow(),
            false,
            1);
    Session unconfirmed = at(5, ROTATION, ROTATION.plusSeconds(3600));
    assertThat(unconfirmed.rotate(new Generation(4), ROTATION.plusSeconds(30), windowAlone))
        .isEqualTo(new Rotation.Repeated(unconfirmed));
    assertThat(
            unconfirmed.rotate(
                new Generation(4), ROTATION.plusSeconds(30).plus(MICRO), windowAlone))
        .isEqualTo(new Rotation.Reused(REF));
  }

  @Test
  void a_login_is_confirmed_and_a_refresh_is_not() {
    assertThat(opened.confirmed()).isTrue();
    assertThat(rotate(5, ROTATION))
        .isEqualTo(new Rotation.Rotated(at(6, ROTATION, ROTATION.plusSeconds(3600))));
    assertThat(rotate(9, ROTATION))
        .isEqualTo(new Rotation.Recovered(at(10, ROTATION, ROTATION.plusSeconds(3600))));
  }

  @Test
  void a_confirmation_of_the_current_generation_changes_nothing_else() {
    Session unconfirmed = at(5, ROTATION, ROTATION.plusSeconds(3600));
    assertThat(unconfirmed.confirm(new Generation(5)))
        .isEqualTo(
            new Session(
                REF, new Generation(5), true, LOGIN, ROTATION, ROTATION.plusSeconds(3600), CLIENT));
    assertThat(rotated.confirm(new Generation(5))).isEqualTo(rotated);
  }

  @Test
  void a_confirmation_of_another_generation_changes_nothing() {
    Session unconfirmed = at(5, ROTATION, ROTATION.plusSeconds(3600));
    for (int seen : new int[] {0, 4, 6, Generation.MAX}) {
      assertThat(unconfirmed.confirm(new Generation(seen))).isEqualTo(unconfirmed);
      assertThat(rotated.confirm(new Generation(seen))).isEqualTo(rotated);
    }
  }

  @Test
  void an_access_token_of_the_current_generation_finds_it_unconfirmed_and_others_do_not() {
    Session unconfirmed = at(5, ROTATION, ROTATION.plusSeconds(3600));
    Instant last = unconfirmed.expiresAt().minus(MICRO);
    assertThat(unconfirmed.activityOf(new Generation(5), last)).isEqualTo(Activity.UNCONFIRMED);
    assertThat(rotated.activityOf(new Generation(5), last)).isEqualTo(Activity.ACTIVE);
    assertThat(opened.activityOf(Generation.FIRST, LOGIN)).isEqualTo(Activity.ACTIVE);
    for (int seen : new int[] {0, 4, 6, Generation.MAX}) {
      assertThat(unconfirmed.activityOf(new Generation(seen), last)).isEqualTo(Activity.ACTIVE);
    }
    assertThat(unconfirmed.activityOf(new Generation(5), unconfirmed.expiresAt()))
        .isEqualTo(Activity.ENDED);
  }

  @Test
  void the_window_is_that_of_the_policy() {
    SessionPolicy strict =
        new SessionPolicy(
            POLICY.accessLifetime(),
            POLICY.refreshLifetime(),
            POLICY.sessionLifetime(),
            Duration.ZERO,
            true,
            1);
    assertThat(rotated.rotate(new Generation(4), ROTATION, strict))
        .isEqualTo(new Rotation.Repeated(rotated));
    assertThat(rotated.rotate(new Generation(4), ROTATION.plus(MICRO), strict))
        .isEqualTo(new Rotation.Reused(REF));
  }

  @Test
  void anything_older_is_reused_even_within_the_window() {
    for (int presented = 0; presented < 4; presented++) {
      assertThat(rotate(presented, ROTATION)).isEqualTo(new Rotation.Reused(REF));
    }
  }

  @Test
  void a_lost_generation_is_recovered_and_the_session_is_one_past_it() {
    Instant now = ROTATION.plusSeconds(60);
    assertThat(rotate(6, now)).isEqualTo(new Rotation.Recovered(at(7, now, now.plusSeconds(3600))));
    assertThat(rotate(100, now))
        .isEqualTo(new Rotation.Recovered(at(101, now, now.plusSeconds(3600))));
  }

  @Test
  void no_session_is_refreshed_beyond_the_highest_generation() {
    assertThatIllegalArgumentException().isThrownBy(() -> rotate(Generation.MAX, ROTATION));
  }

  @Test
  void a_rotation_does_not_change_the_original_session() {
    rotate(5, ROTATION.plusSeconds(60));
    assertThat(rotated)
        .isEqualTo(at(5, ROTATION, ROTATION.plusSeconds(3600)).confirm(new Generation(5)));
  }

  private Rotation rotate(int presented, Instant now) {
    return rotated.rotate(new Generation(presented), now, POLICY);
  }

  private static Session at(int generation, Instant lastUsedAt, Instant expiresAt) {
    return new Session(
        REF, new Generation(generation), false, LOGIN, lastUsedAt, expiresAt, CLIENT);
  }
}
