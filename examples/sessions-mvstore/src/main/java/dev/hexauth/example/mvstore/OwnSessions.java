package dev.hexauth.example.mvstore;

import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sessions of one owner.
 *
 * @param sessions the last used first
 */
record OwnSessions(List<Session> sessions) {

  private static final Comparator<Session> LAST_USED_FIRST =
      Comparator.comparing(Session::lastUsedAt).reversed();

  static final OwnSessions NONE = new OwnSessions(List.of());

  OwnSessions {
    sessions = sessions.stream().sorted(LAST_USED_FIRST).toList();
  }

  boolean isEmpty() {
    return sessions.isEmpty();
  }

  Optional<Session> find(SessionId id) {
    return sessions.stream().filter(session -> session.ref().id().equals(id)).findFirst();
  }

  OwnSessions only(SessionId id) {
    return new OwnSessions(find(id).stream().toList());
  }

  OwnSessions activeAt(Instant now) {
    return new OwnSessions(sessions.stream().filter(session -> session.isActiveAt(now)).toList());
  }

  OwnSessions lastUsed(int count) {
    return new OwnSessions(sessions.stream().limit(count).toList());
  }

  OwnSessions without(SessionId id) {
    return new OwnSessions(others(id).toList());
  }

  /** Adds {@code session}, or replaces its earlier state. */
  OwnSessions with(Session session) {
    return new OwnSessions(Stream.concat(others(session.ref().id()), Stream.of(session)).toList());
  }

  private Stream<Session> others(SessionId id) {
    return sessions.stream().filter(session -> !session.ref().id().equals(id));
  }
}
