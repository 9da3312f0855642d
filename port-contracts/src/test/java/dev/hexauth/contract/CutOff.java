package dev.hexauth.contract;

import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Activity;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.UserId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A store that does something else instead of each operation while its engine is gone. */
class CutOff extends PlainSessionStore implements Outage<SessionStore> {

  /** The correct behaviour. */
  static final Runnable UNAVAILABLE =
      () -> {
        throw new UnavailableException("session store", Duration.ofSeconds(1), new IOException());
      };

  private final Runnable instead;
  private volatile boolean gone;

  CutOff(Runnable instead) {
    this.instead = instead;
  }

  @Override
  public SessionStore adapter() {
    return this;
  }

  @Override
  public void cutOff() {
    gone = true;
  }

  @Override
  public void restore() {
    gone = false;
  }

  @Override
  public void close() {}

  final void requireEngine() {
    if (gone) {
      instead.run();
    }
  }

  @Override
  public void open(Session session, int limit) {
    requireEngine();
    super.open(session, limit);
  }

  @Override
  public Rotation rotate(SessionRef ref, Generation presented, Instant now, SessionPolicy policy) {
    requireEngine();
    return super.rotate(ref, presented, now, policy);
  }

  @Override
  public Activity activityOf(SessionRef session, Generation seen, Instant now) {
    requireEngine();
    return super.activityOf(session, seen, now);
  }

  @Override
  public boolean end(SessionRef session, Instant now) {
    requireEngine();
    return super.end(session, now);
  }

  @Override
  public void endAll(UserId owner) {
    requireEngine();
    super.endAll(owner);
  }

  @Override
  public void endOthers(SessionRef kept) {
    requireEngine();
    super.endOthers(kept);
  }

  @Override
  public List<Session> sessionsOf(UserId owner, Instant now) {
    requireEngine();
    return super.sessionsOf(owner, now);
  }
}
