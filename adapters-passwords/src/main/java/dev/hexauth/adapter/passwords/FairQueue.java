package dev.hexauth.adapter.passwords;

import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.throttle.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The order in which claimants are served: a {@link TurnTree} of five levels. They are the
 * standing; whether the site was served before; the site, which is a /48 of IPv6 or a network; the
 * network; and the account. A network or an account that is alone gets every turn. Among others it
 * gets an equal share, and the least recently served goes first. Sites that were never served take
 * turns with all others together, so that neither many new sites nor many busy ones delay the rest.
 *
 * <p>It remembers the order in which the last {@value #REMEMBERED} branches were served. Only a
 * computed hash adds a branch, so an attacker cannot quickly fill this memory.
 *
 * <p>Not thread-safe.
 */
@Mutable({"arrivals", "served", "services"})
final class FairQueue<T> {

  private static final int REMEMBERED = 10_000;

  private final TurnTree<T> turns = new TurnTree<>();
  private final Map<Object, Long> served = new LastServed();
  private long services;
  private long arrivals = Long.MIN_VALUE;

  /** The position of a claimant: the keys of the five levels. */
  @Mutable("keys")
  record Path(List<Object> keys) {}

  private record Group(Standing standing, boolean isNew) {}

  private record Site(Standing standing, Network network) {}

  private record Source(Standing standing, Network network) {}

  /** The position of a new job of {@code claimant}. */
  Path pathOf(Claimant claimant) {
    Standing standing = claimant.standing();
    Site site = new Site(standing, claimant.network().site().orElseGet(claimant::network));
    Group group = new Group(standing, !served.containsKey(site));
    Source source = new Source(standing, claimant.network());
    return new Path(List.of(standing, group, site, source, claimant));
  }

  /** How many jobs would be served before a new one if no others came. */
  int ahead(Path path) {
    return turns.ahead(path.keys, this::place);
  }

  void add(Path path, T job) {
    turns.add(path.keys, job, this::place);
  }

  Optional<T> poll() {
    return turns.poll(this::serve);
  }

  /** Removes a job that was added with {@code path}; whether it was still there. */
  boolean remove(Path path, T job) {
    return turns.remove(path.keys, job);
  }

  boolean isEmpty() {
    return turns.size() == 0;
  }

  int waiting(Standing standing) {
    return turns.size(standing);
  }

  /** A key that was never served comes before all others, in order of arrival. */
  private long place(Object key) {
    Long last = served.get(key);
    return last == null ? arrivals++ : last;
  }

  private long serve(Object key) {
    services++;
    served.put(key, services);
    return services;
  }

  /** When each key was last served, counted in services; the oldest is dropped. */
  private static final class LastServed extends LinkedHashMap<Object, Long> {

    private static final long serialVersionUID = 1L;

    private LastServed() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Object, Long> eldest) {
      return size() > REMEMBERED;
    }
  }
}
