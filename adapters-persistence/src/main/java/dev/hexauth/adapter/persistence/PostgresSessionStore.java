package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.jooq.Tables.SESSIONS;
import static org.jooq.impl.DSL.condition;

import dev.hexauth.adapter.persistence.jooq.Routines;
import dev.hexauth.adapter.persistence.jooq.Tables;
import dev.hexauth.adapter.persistence.jooq.tables.RotateSession;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Activity;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * Sessions in the table {@code sessions}; each operation is one statement. Operations that wait for
 * a lock before they decide are functions of the database, defined and explained in the migrations:
 * at READ COMMITTED, a plain statement would decide on rows that it read before it waited.
 *
 * <p>Expired sessions are removed when others are opened, judged by the {@code now} of that call.
 */
final class PostgresSessionStore implements SessionStore {

  private static final RotateSession ROTATION = Tables.ROTATE_SESSION;

  private final Database database;
  private final Confirmations confirmations;

  PostgresSessionStore(DSLContext sql, Confirmations confirmations) {
    this.database = new Database(sql, "session store");
    this.confirmations = confirmations;
  }

  @Override
  public void open(Session session, int limit) {
    database.ask(sql ->
        Routines.openSession(
            sql.configuration(),
            session.ref().owner().value(),
            session.ref().id().value(),
            session.generation().value(),
            session.createdAt(),
            session.lastUsedAt(),
            session.expiresAt(),
            session.client().userAgent(),
            session.client().address(),
            limit));
  }

  @Override
  public Rotation rotate(
      SessionRef session, Generation presented, Instant now, SessionPolicy policy) {
    RotateSession rotation =
        ROTATION.call(
            session.owner().value(),
            session.id().value(),
            presented.value(),
            floor(now),
            floor(now.plus(policy.refreshLifetime())),
            ceiling(now.minus(policy.repeatWindow())),
            TimeUnit.MICROSECONDS.convert(policy.sessionLifetime()),
            policy.repeatUnconfirmed());
    return database.ask(sql ->
        sql.selectFrom(rotation)
            .fetchOptional(row -> rotation(session, row))
            .orElseGet(Rotation.Gone::new));
  }

  @Override
  public Activity activityOf(SessionRef session, Generation seen, Instant now) {
    return database.ask(sql ->
        sql.select(condition(SESSIONS.CONFIRMED).or(SESSIONS.GENERATION.ne(seen.value())))
            .from(SESSIONS)
            .where(SESSIONS.OWNER.eq(session.owner().value()))
            .and(SESSIONS.ID.eq(session.id().value()))
            .and(SESSIONS.EXPIRES_AT.gt(floor(now)))
            .fetchOptional(row -> row.value1() ? Activity.ACTIVE : Activity.UNCONFIRMED)
            .orElse(Activity.ENDED));
  }

  @Override
  public void confirm(SessionRef session, Generation seen) {
    confirmations.add(session, seen);
  }

  @Override
  public boolean end(SessionRef session, Instant now) {
    return database.ask(sql ->
        sql.deleteFrom(SESSIONS)
            .where(SESSIONS.OWNER.eq(session.owner().value()))
            .and(SESSIONS.ID.eq(session.id().value()))
            .returningResult(SESSIONS.EXPIRES_AT)
            .fetchOptional(SESSIONS.EXPIRES_AT)
            .filter(now::isBefore)
            .isPresent());
  }

  @Override
  public void endAll(UserId owner) {
    database.ask(sql -> Routines.endSessions(sql.configuration(), owner.value()));
  }

  @Override
  public void endOthers(SessionRef kept) {
    database.ask(sql ->
        Routines.endOtherSessions(sql.configuration(), kept.owner().value(), kept.id().value()));
  }

  @Override
  public List<Session> sessionsOf(UserId owner, Instant now) {
    return database.ask(sql ->
        sql.selectFrom(SESSIONS)
            .where(SESSIONS.OWNER.eq(owner.value()))
            .and(SESSIONS.EXPIRES_AT.gt(floor(now)))
            .orderBy(SESSIONS.LAST_USED_AT.desc(), SESSIONS.CREATED_AT.desc(), SESSIONS.ID)
            .fetch(PostgresSessionStore::session));
  }

  private static Rotation rotation(SessionRef ref, Record row) {
    Session session =
        new Session(
            ref,
            new Generation(row.get(ROTATION.GENERATION)),
            row.get(ROTATION.CONFIRMED),
            row.get(ROTATION.CREATED_AT),
            row.get(ROTATION.LAST_USED_AT),
            row.get(ROTATION.EXPIRES_AT),
            new Client(row.get(ROTATION.USER_AGENT), row.get(ROTATION.ADDRESS)));
    return switch (row.get(ROTATION.OUTCOME)) {
      case rotated -> new Rotation.Rotated(session);
      case recovered -> new Rotation.Recovered(session);
      case repeated -> new Rotation.Repeated(session);
      case reused -> new Rotation.Reused(ref);
    };
  }

  private static Session session(Record row) {
    return new Session(
        new SessionRef(new UserId(row.get(SESSIONS.OWNER)), new SessionId(row.get(SESSIONS.ID))),
        new Generation(row.get(SESSIONS.GENERATION)),
        row.get(SESSIONS.CONFIRMED),
        row.get(SESSIONS.CREATED_AT),
        row.get(SESSIONS.LAST_USED_AT),
        row.get(SESSIONS.EXPIRES_AT),
        new Client(row.get(SESSIONS.USER_AGENT), row.get(SESSIONS.ADDRESS)));
  }

  private static Instant floor(Instant instant) {
    return Micros.floor(instant);
  }

  private static Instant ceiling(Instant instant) {
    Instant floor = floor(instant);
    return floor.equals(instant) ? floor : floor.plus(1, ChronoUnit.MICROS);
  }
}
