package dev.hexauth.contract;

import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sessions of one owner. */
record Sessions(Set<Session> all) {

  static final Sessions NONE = new Sessions(Set.of());

  private static final Comparator<Session> LAST_USED_FIRST =
      Comparator.comparing(Session::lastUsedAt).reversed();

  private static final Comparator<Session> BY_ID =
      Comparator.comparing(session -> session.ref().id().value());

  Sessions {
    all = Set.copyOf(all);
  }

  Optional<Session> find(SessionRef ref) {
    return all.stream().filter(named(ref)).findFirst();
  }

  /** Without {@code ref}, if it was there. */
  Sessions without(SessionRef ref) {
    return of(all.stream().filter(Predicate.not(named(ref))));
  }

  /** Only {@code ref}, if it was there. */
  Sessions only(SessionRef ref) {
    return of(all.stream().filter(named(ref)));
  }

  /** With {@code session} instead of an earlier state of it, if any. */
  Sessions with(Session session) {
    return of(Stream.concat(without(session.ref()).all.stream(), Stream.of(session)));
  }

  Sessions activeAt(Instant now) {
    return of(all.stream().filter(session -> session.isActiveAt(now)));
  }

  /** The last used first, and in the order of their ids where the port leaves the order open. */
  List<Session> lastUsedFirst() {
    return all.stream().sorted(LAST_USED_FIRST.thenComparing(BY_ID)).toList();
  }

  /** {@code listed} in that order, if the last used are first in it; otherwise unchanged. */
  static List<Session> settled(List<Session> listed) {
    boolean ordered = listed.stream().sorted(LAST_USED_FIRST).toList().equals(listed);
    return ordered ? listed.stream().sorted(LAST_USED_FIRST.thenComparing(BY_ID)).toList() : listed;
  }

  /**
   * The sessions of which one ends when there is one too many: several if they were last used at
   * the same instant.
   */
  Sessions leastRecentlyUsed() {
    Optional<Instant> least = all.stream().map(Session::lastUsedAt).min(Comparator.naturalOrder());
    return of(all.stream().filter(session -> least.equals(Optional.of(session.lastUsedAt()))));
  }

  private static Predicate<Session> named(SessionRef ref) {
    return session -> session.ref().equals(ref);
  }

  private static Sessions of(Stream<Session> sessions) {
    return new Sessions(sessions.collect(Collectors.toSet()));
  }
}
