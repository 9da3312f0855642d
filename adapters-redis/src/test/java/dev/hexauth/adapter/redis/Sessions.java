package dev.hexauth.adapter.redis;

import dev.hexauth.devservices.RedisCluster;
import dev.hexauth.devservices.RedisServer;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Client;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Sessions for tests, and every query a store can answer about one. */
final class Sessions {

  static final Instant NOW = Instant.parse("2100-01-01T00:00:00.123456Z");
  static final SessionPolicy POLICY = SessionPolicy.DEFAULT;

  private Sessions() {}

  /** One that is opened at {@link #NOW}; the same number gives the same sid. */
  static Session of(UserId owner, int number) {
    SessionId id = new SessionId("%021dA".formatted(number));
    return Session.open(new SessionRef(owner, id), new Client("curl/8", "::1"), NOW, POLICY);
  }

  static UserId newOwner() {
    return new UserId(UUID.randomUUID());
  }

  /** An owner whose sessions are on {@code master}. */
  static UserId newOwnerOn(RedisCluster cluster, RedisServer master) {
    return Stream.generate(Sessions::newOwner)
        .filter(owner -> cluster.masterOf(new SessionKeys(owner).sessions()) == master)
        .findFirst()
        .orElseThrow();
  }

  /** Every operation of the port once, each on a session that is active before. */
  static List<Runnable> operations(SessionStore store, Session session) {
    return List.of(
        () -> store.open(session, 20),
        () -> store.activityOf(session.ref(), Generation.FIRST, NOW),
        () -> store.rotate(session.ref(), Generation.FIRST, NOW, POLICY),
        () -> store.sessionsOf(session.ref().owner(), NOW),
        () -> store.endOthers(session.ref()),
        () -> store.end(session.ref(), NOW),
        () -> store.endAll(session.ref().owner()));
  }
}
