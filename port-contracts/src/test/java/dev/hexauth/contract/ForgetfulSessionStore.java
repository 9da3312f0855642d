package dev.hexauth.contract;

import dev.hexauth.domain.session.Activity;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Forgets sessions as soon as any call had a {@code now} after their expiry, or earlier. */
final class ForgetfulSessionStore extends PlainSessionStore {

  private final Duration early;
  private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.EPOCH);

  ForgetfulSessionStore(Duration early) {
    this.early = early;
  }

  @Override
  Sessions kept(Sessions own) {
    return own.activeAt(latest.get().plus(early));
  }

  @Override
  public void open(Session session, int limit) {
    heard(session.createdAt());
    super.open(session, limit);
  }

  @Override
  public Rotation rotate(SessionRef ref, Generation presented, Instant now, SessionPolicy policy) {
    heard(now);
    return super.rotate(ref, presented, now, policy);
  }

  @Override
  public Activity activityOf(SessionRef session, Generation seen, Instant now) {
    heard(now);
    return super.activityOf(session, seen, now);
  }

  @Override
  public boolean end(SessionRef session, Instant now) {
    heard(now);
    return super.end(session, now);
  }

  @Override
  public List<Session> sessionsOf(UserId owner, Instant now) {
    heard(now);
    return super.sessionsOf(owner, now);
  }

  private void heard(Instant now) {
    latest.accumulateAndGet(now, (one, other) -> one.isAfter(other) ? one : other);
  }
}
