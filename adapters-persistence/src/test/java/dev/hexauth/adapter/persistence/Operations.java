package dev.hexauth.adapter.persistence;

import static dev.hexauth.adapter.persistence.Samples.HASH;
import static dev.hexauth.adapter.persistence.Samples.NOW;
import static dev.hexauth.adapter.persistence.Samples.POLICY;
import static dev.hexauth.adapter.persistence.Samples.email;
import static dev.hexauth.adapter.persistence.Samples.session;
import static dev.hexauth.adapter.persistence.Samples.user;

import dev.hexauth.domain.mail.RegistrationDrafts;
import dev.hexauth.domain.port.KnownNetworks;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.port.Throttle;
import dev.hexauth.domain.port.UserRepository;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.throttle.Bucket;
import dev.hexauth.domain.throttle.Limit;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.throttle.Rate;
import dev.hexauth.domain.user.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Every operation of every store, in an order in which each has an effect. */
final class Operations {

  private static final Bucket BUCKET = Bucket.ofStrangers(email(0));
  private static final Limit LIMIT = Limit.of(new Rate(1, Duration.ofHours(1)));
  private static final Network HOME = new Network("192.0.2.1");

  private Operations() {}

  static List<Runnable> on(DSLContext sql, Confirmations confirmations) {
    UserRepository users = new PostgresUserRepository(sql);
    SessionStore sessions = new PostgresSessionStore(sql, confirmations);
    Throttle throttle = new PostgresThrottle(sql);
    KnownNetworks known = new PostgresKnownNetworks(sql);
    SessionRef ref = session(0, NOW).ref();
    return List.of(
        () -> users.add(user(0), HASH, RegistrationDrafts.NONE),
        () -> users.add(user(0), HASH, RegistrationDrafts.NONE),
        () -> users.find(user(0).id()),
        () -> users.credentialOf(email(0)),
        () -> users.credentialOf(user(0).id()),
        () -> users.replaceHash(user(0).id(), HASH, HASH),
        () -> users.grant(email(0), Role.ADMIN, NOW),
        () -> users.disable(user(0).id(), NOW, Optional.empty()),
        () -> users.remove(user(0).id(), Optional.empty()),
        () -> sessions.open(session(0, NOW), 1),
        () -> sessions.rotate(ref, Generation.FIRST, NOW, POLICY),
        () -> sessions.activityOf(ref, Generation.FIRST, NOW),
        () -> confirmed(sessions, confirmations, ref),
        () -> sessions.sessionsOf(ref.owner(), NOW),
        () -> sessions.endOthers(ref),
        () -> sessions.end(ref, NOW),
        () -> sessions.endAll(ref.owner()),
        () -> throttle.take(BUCKET, LIMIT, NOW),
        () -> throttle.giveBack(BUCKET, LIMIT, NOW),
        () -> known.remember(email(0), HOME, NOW),
        () -> known.isKnown(email(0), HOME, NOW),
        () -> known.forget(email(0)));
  }

  @SuppressWarnings("ThreadPriorityCheck") // the writer may need this processor
  private static void confirmed(
      SessionStore sessions, Confirmations confirmations, SessionRef session) {
    sessions.confirm(session, new Generation(1));
    while (!confirmations.isIdle()) {
      Thread.yield();
    }
  }
}
