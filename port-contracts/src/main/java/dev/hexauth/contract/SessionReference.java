package dev.hexauth.contract;

import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a session store is, in the fewest words; for one thread and one owner. */
final class SessionReference implements SessionStore {

  private final List<Session> sessions = new ArrayList<>();

  @Override
  public void open(Session session, int limit) {
    sessions.removeIf(other -> !other.isActiveAt(session.createdAt()));
    sessions.sort(Comparator.comparing(Session::lastUsedAt));
    while (sessions.size() >= limit) {
      sessions.removeFirst();
    }
    sessions.add(session);
  }

  @Override
  public Rotation rotate(SessionRef ref, Generation presented, Instant now, SessionPolicy policy) {
    Rotation rotation =
        find(ref)
            .map(session -> session.rotate(presented, now, policy))
            .orElseGet(Rotation.Gone::new);
    switch (rotation) {
      case Rotation.Rotated(Session session) -> replace(session);
      case Rotation.Recovered(Session session) -> replace(session);
      case Rotation.Reused(SessionRef reused) -> remove(reused);
      case Rotation.Repeated _, Rotation.Gone _ -> {}
    }
    return rotation;
  }

  @Override
  public boolean isActive(SessionRef ref, Instant now) {
    return find(ref).filter(session -> session.isActiveAt(now)).isPresent();
  }

  @Override
  public boolean end(SessionRef ref, Instant now) {
    boolean wasActive = isActive(ref, now);
    remove(ref);
    return wasActive;
  }

  @Override
  public void endAll(UserId owner) {
    sessions.clear();
  }

  @Override
  public void endOthers(SessionRef kept) {
    sessions.removeIf(session -> !session.ref().equals(kept));
  }

  @Override
  public List<Session> sessionsOf(UserId owner, Instant now) {
    return sessions.stream()
        .filter(session -> session.isActiveAt(now))
        .sorted(Comparator.comparing(Session::lastUsedAt).reversed())
        .toList();
  }

  List<Session> sessions() {
    return List.copyOf(sessions);
  }

  Optional<Session> find(SessionRef ref) {
    return sessions.stream().filter(session -> session.ref().equals(ref)).findFirst();
  }

  private void replace(Session session) {
    remove(session.ref());
    sessions.add(session);
  }

  private void remove(SessionRef ref) {
    sessions.removeIf(session -> session.ref().equals(ref));
  }
}
