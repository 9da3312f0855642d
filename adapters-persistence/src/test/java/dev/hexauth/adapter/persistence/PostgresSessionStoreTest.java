package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.Samples.NOW;
import static dev.hexauth.adapter.persistence.Samples.POLICY;
import static dev.hexauth.adapter.persistence.Samples.session;
import static dev.hexauth.adapter.persistence.jooq.Tables.SESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.contract.Outage;
import dev.hexauth.contract.SessionStoreContract;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Activity;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.Record;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class PostgresSessionStoreTest implements SessionStoreContract {

  /** A refresh lifetime so long that the end of the session decides. */
  private static final SessionPolicy ONE_DAY =
      new SessionPolicy(
          Duration.ofMinutes(15), Duration.ofDays(1), Duration.ofDays(1), Duration.ZERO, true, 20);

  @AutoClose private static final TwoNodes NODES = TwoNodes.start();

  @Override
  public SessionStore store() {
    return NODES.first().sessions();
  }

  @Override
  public Optional<SessionStore> secondNode() {
    return Optional.of(NODES.second().sessions());
  }

  @Override
  public Optional<Outage<SessionStore>> outage() {
    return Optional.of(new HangingPostgres<>(Assembly::sessions));
  }

  @Override
  public void awaitConfirmations() {
    NODES.awaitConfirmations();
  }

  @Test
  void a_hundred_expired_sessions_are_removed_when_one_is_opened() {
    NODES.first().sql().deleteFrom(SESSIONS).execute();
    open(0, 250, NOW);
    Instant later = NOW.plus(POLICY.refreshLifetime());
    open(1000, 1001, later);
    assertThat(rows()).isEqualTo(151);
    open(1001, 1003, later);
    assertThat(rows()).isEqualTo(3);
  }

  @Test
  void locked_expired_sessions_are_left_alone_and_do_not_delay_others() {
    NODES.first().sql().deleteFrom(SESSIONS).execute();
    open(0, 2, NOW);
    Session held = session(0, NOW);
    NODES
        .second()
        .sql()
        .transaction(holder -> {
          holder
              .dsl()
              .selectFrom(SESSIONS)
              .where(SESSIONS.OWNER.eq(held.ref().owner().value()))
              .forUpdate()
              .fetch();
          open(1000, 1001, NOW.plus(POLICY.refreshLifetime()));
          assertThat(rows()).isEqualTo(2);
        });
  }

  @Test
  void a_session_is_kept_for_its_lifetime_in_any_time_zone_of_the_connection() {
    Session session = session(2000, Instant.parse("2030-03-30T12:00:00Z"));
    store().open(session, 1);
    Instant soon = session.createdAt().plusSeconds(60);
    Instant expiry =
        NODES
            .first()
            .sql()
            .transactionResult(summerTimeBegins -> {
              summerTimeBegins.dsl().execute("set local time zone 'Europe/Berlin'");
              SessionStore store =
                  new PostgresSessionStore(
                      summerTimeBegins.dsl(), NODES.first().bean(Confirmations.class));
              store.rotate(session.ref(), Generation.FIRST, soon, ONE_DAY);
              return summerTimeBegins
                  .dsl()
                  .select(SESSIONS.EXPIRES_AT)
                  .from(SESSIONS)
                  .where(SESSIONS.OWNER.eq(session.ref().owner().value()))
                  .fetchSingle(SESSIONS.EXPIRES_AT);
            });
    assertThat(expiry).isEqualTo(ONE_DAY.expiryOf(session.createdAt(), soon));
  }

  /** A node of a version without confirmations, during an upgrade. */
  @Test
  void an_older_version_rotates_by_its_own_call_and_by_the_window_alone() {
    Session session = session(3000, NOW);
    store().open(session, 1);
    assertThat(olderVersionRotates(session, 0, NOW)).isEqualTo("rotated 1");
    assertThat(store().activityOf(session.ref(), new Generation(1), NOW))
        .isEqualTo(Activity.UNCONFIRMED);
    assertThat(
            store()
                .rotate(
                    session.ref(), Generation.FIRST, NOW.plusSeconds(60), SessionPolicy.DEFAULT))
        .isInstanceOf(Rotation.Repeated.class);
    assertThat(olderVersionRotates(session, 0, NOW)).isEqualTo("repeated 1");
    assertThat(olderVersionRotates(session, 0, NOW.plusSeconds(60))).isEqualTo("reused 1");
  }

  private static String olderVersionRotates(Session session, int presented, Instant now) {
    Record row =
        NODES
            .first()
            .sql()
            .fetchSingle(
                "select outcome, generation, created_at, last_used_at, expires_at, user_agent,"
                    + " address from rotate_session(?::uuid, ?, ?, ?::timestamptz,"
                    + " ?::timestamptz, ?::timestamptz, ?::bigint)",
                session.ref().owner().value(),
                session.ref().id().value(),
                presented,
                now.toString(),
                now.plus(POLICY.refreshLifetime()).toString(),
                now.minus(POLICY.repeatWindow()).toString(),
                POLICY.sessionLifetime().toNanos() / 1000);
    return row.get(0) + " " + row.get(1);
  }

  /** After the migration, its rows have the default of the new column. */
  @Test
  void a_generation_made_by_an_older_version_is_confirmed() {
    Session session = session(3001, NOW);
    NODES
        .first()
        .sql()
        .insertInto(SESSIONS)
        .columns(
            SESSIONS.OWNER,
            SESSIONS.ID,
            SESSIONS.GENERATION,
            SESSIONS.CREATED_AT,
            SESSIONS.LAST_USED_AT,
            SESSIONS.EXPIRES_AT,
            SESSIONS.USER_AGENT,
            SESSIONS.ADDRESS)
        .values(
            session.ref().owner().value(),
            session.ref().id().value(),
            4,
            NOW,
            NOW,
            session.expiresAt(),
            "curl",
            "::1")
        .execute();
    assertThat(store().activityOf(session.ref(), new Generation(4), NOW))
        .isEqualTo(Activity.ACTIVE);
    assertThat(store().rotate(session.ref(), new Generation(3), NOW.plusSeconds(31), POLICY))
        .isEqualTo(new Rotation.Reused(session.ref()));
  }

  private void open(int from, int to, Instant now) {
    IntStream.range(from, to).forEach(number -> store().open(session(number, now), 20));
  }

  private static int rows() {
    return NODES.first().sql().fetchCount(SESSIONS);
  }
}
