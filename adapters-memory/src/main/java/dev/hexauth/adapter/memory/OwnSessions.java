package dev.hexauth.adapter.memory;

import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sessions of one owner. Immutable: each change returns a new object. */
record OwnSessions(Map<SessionId, Session> byId) {

  static final OwnSessions NONE = new OwnSessions(Map.of());

  OwnSessions {
    byId = Map.copyOf(byId);
  }

  private static OwnSessions of(Stream<Session> sessions) {
    return new OwnSessions(
        sessions.collect(Collectors.toMap(session -> session.ref().id(), Function.identity())));
  }

  boolean isEmpty() {
    return byId.isEmpty();
  }

  Optional<Session> find(SessionId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** With {@code session} instead of an earlier state of it, if any. */
  OwnSessions with(Session session) {
    return of(Stream.concat(others(session.ref().id()), Stream.of(session)));
  }

  OwnSessions without(SessionId id) {
    return of(others(id));
  }

  /** Only the session {@code id}. */
  OwnSessions only(SessionId id) {
    return of(find(id).stream());
  }

  OwnSessions activeAt(Instant now) {
    return of(sessions().stream().filter(session -> session.isActiveAt(now)));
  }

  /** The {@code count} last used ones, or all if there are fewer. */
  OwnSessions lastUsed(int count) {
    return of(lastUsedFirst().stream().limit(count));
  }

  List<Session> lastUsedFirst() {
    return sessions().stream()
        .sorted(Comparator.comparing(Session::lastUsedAt).reversed())
        .toList();
  }

  private Collection<Session> sessions() {
    return byId.values();
  }

  private Stream<Session> others(SessionId id) {
    return sessions().stream().filter(session -> !session.ref().id().equals(id));
  }
}
