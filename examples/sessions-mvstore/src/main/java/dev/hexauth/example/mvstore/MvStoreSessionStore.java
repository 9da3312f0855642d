package dev.hexauth.example.mvstore;

import dev.hexauth.domain.UnavailableException;
import dev.hexauth.domain.port.SessionStore;
import dev.hexauth.domain.session.Activity;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.Rotation;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.user.UserId;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Sessions in a map by owner. Every operation is one compare-and-set of one owner's entry. It is
 * written to the file before it is answered, so it survives the end of the process, even a kill.
 *
 * <p>Each opening also removes the expired sessions of the next {@value #VISITS} owners in turn, so
 * that the map cannot grow with expired sessions.
 */
final class MvStoreSessionStore implements SessionStore {

  /** More than one, so that entries are removed faster than they are added. */
  private static final int VISITS = 2;

  private static final System.Logger LOG = System.getLogger(MvStoreSessionStore.class.getName());

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final MVStore file;

  /** An owner without sessions has no entry. */
  private final MVMap<UUID, OwnSessions> owners;

  private final AtomicReference<UUID> visited = new AtomicReference<>(new UUID(0, 0));

  MvStoreSessionStore(MVStore file) {
    this.file = file;
    this.owners =
        file.openMap(
            "sessions", new MVMap.Builder<UUID, OwnSessions>().valueType(new SessionsFormat()));
  }

  @Override
  public void open(Session session, int limit) {
    Instant now = session.createdAt();
    kept(() -> {
      for (int visit = 0; visit < VISITS; visit++) {
        visitNext(now);
      }
      return change(
          session.ref().owner().value(),
          own -> new Change<>(own.activeAt(now).lastUsed(limit - 1).with(session), true));
    });
  }

  @Override
  public Rotation rotate(
      SessionRef session, Generation presented, Instant now, SessionPolicy policy) {
    return kept(() ->
        change(
            session.owner().value(),
            own -> {
              Rotation rotation =
                  own.find(session.id())
                      .map(found -> found.rotate(presented, now, policy))
                      .orElseGet(Rotation.Gone::new);
              return new Change<>(after(rotation, own), rotation);
            }));
  }

  @Override
  public Activity activityOf(SessionRef session, Generation seen, Instant now) {
    return asked(() ->
        of(session.owner().value())
            .find(session.id())
            .map(found -> found.activityOf(seen, now))
            .orElse(Activity.ENDED));
  }

  /** Does not wait for the file; the next change or MVStore itself, within a second, writes it. */
  @Override
  public void confirm(SessionRef session, Generation seen) {
    try {
      boolean _ =
          asked(() ->
              change(
                  session.owner().value(),
                  own ->
                      new Change<>(
                          own.find(session.id())
                              .map(found -> own.with(found.confirm(seen)))
                              .orElse(own),
                          true)));
    } catch (UnavailableException lost) {
      LOG.log(Level.DEBUG, "A confirmation was not kept", lost);
    }
  }

  @Override
  public boolean end(SessionRef session, Instant now) {
    return kept(() ->
        change(
            session.owner().value(),
            own -> new Change<>(own.without(session.id()), isActive(session, now, own))));
  }

  @Override
  public void endAll(UserId owner) {
    kept(() -> change(owner.value(), _ -> new Change<>(OwnSessions.NONE, true)));
  }

  @Override
  public void endOthers(SessionRef kept) {
    kept(() -> change(kept.owner().value(), own -> new Change<>(own.only(kept.id()), true)));
  }

  @Override
  public List<Session> sessionsOf(UserId owner, Instant now) {
    return asked(() -> of(owner.value()).activeAt(now).sessions());
  }

  /** How many owners have an entry. */
  int ownersKept() {
    return owners.size();
  }

  private static boolean isActive(SessionRef session, Instant now, OwnSessions own) {
    return own.find(session.id()).filter(found -> found.isActiveAt(now)).isPresent();
  }

  private static OwnSessions after(Rotation rotation, OwnSessions own) {
    return switch (rotation) {
      case Rotation.Rotated(Session session) -> own.with(session);
      case Rotation.Recovered(Session session) -> own.with(session);
      case Rotation.Reused(SessionRef session) -> own.without(session.id());
      case Rotation.Repeated _, Rotation.Gone _ -> own;
    };
  }

  private void visitNext(Instant now) {
    UUID next = owners.higherKey(visited.get());
    UUID owner = next == null ? owners.firstKey() : next;
    if (owner != null) {
      visited.set(owner);
      change(owner, own -> new Change<>(own.activeAt(now), true));
    }
  }

  /**
   * A decision about one owner.
   *
   * @param after the sessions to keep
   * @param answer the result for the caller
   */
  private record Change<T>(OwnSessions after, T answer) {}

  /** Decides until nobody has changed the entry meanwhile. */
  private <T> T change(UUID owner, Function<OwnSessions, Change<T>> decision) {
    while (true) {
      OwnSessions before = of(owner);
      Change<T> change = decision.apply(before);
      if (replaced(owner, before, change.after())) {
        return change.answer();
      }
    }
  }

  private boolean replaced(UUID owner, OwnSessions before, OwnSessions after) {
    if (after.equals(before)) {
      return true;
    }
    if (before.isEmpty()) {
      return owners.putIfAbsent(owner, after) == null;
    }
    return after.isEmpty() ? owners.remove(owner, before) : owners.replace(owner, before, after);
  }

  private OwnSessions of(UUID owner) {
    @Nullable OwnSessions own = owners.get(owner);
    return own == null ? OwnSessions.NONE : own;
  }

  /** The result of {@code operation}, after its effect is in the file. */
  private <T> T kept(Supplier<T> operation) {
    return asked(() -> {
      T answer = operation.get();
      file.commit();
      return answer;
    });
  }

  /** Checks that the file is open, because a closed map still answers from its cache. */
  private <T> T asked(Supplier<T> question) {
    try {
      if (owners.isClosed()) {
        throw new MVStoreException(DataUtils.ERROR_CLOSED, "The file is closed");
      }
      return question.get();
    } catch (MVStoreException failure) {
      throw new UnavailableException("session store", RETRY_AFTER, failure);
    }
  }
}
