package dev.hexauth.adapter.passwords;

import dev.hexauth.domain.Mutable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Jobs that take turns, as a tree. A job's path names a branch at each level; of the branches in
 * which jobs wait, the one that was served least recently is served next, and so on down to the
 * leaf, where the first to come is. So branches of one level share equally whatever there is, no
 * matter how many jobs wait in each. All paths of a tree have the same length.
 *
 * <p>Not for several threads at once.
 *
 * @param <T> a job; two that are equal are one
 */
@Mutable({"byKey", "inOrder", "jobs", "size"})
final class Turns<T> {

  private final Deque<T> jobs = new ArrayDeque<>();
  private final Map<Object, Branch<T>> byKey = new HashMap<>();
  private final NavigableMap<Long, Branch<T>> inOrder = new TreeMap<>();
  private int size;

  /** A key, the jobs below it, and its place among its neighbours: the lowest is served next. */
  @Mutable({"key", "place"})
  private static final class Branch<T> {

    private final Object key;
    private final Turns<T> below = new Turns<>();
    private long place;

    private Branch(Object key, long place) {
      this.key = key;
      this.place = place;
    }
  }

  /** How many jobs wait. */
  int size() {
    return size;
  }

  /** How many jobs wait whose path begins with {@code key}. */
  int size(Object key) {
    Branch<T> branch = byKey.get(key);
    return branch == null ? 0 : branch.below.size;
  }

  /**
   * Adds a job.
   *
   * @param places the place of a branch in which no job waits yet; no two branches of one level
   *     have the same
   */
  void add(List<?> path, T job, ToLongFunction<Object> places) {
    size++;
    if (path.isEmpty()) {
      jobs.add(job);
      return;
    }
    Branch<T> branch =
        byKey.computeIfAbsent(
            path.getFirst(),
            key -> {
              Branch<T> added = new Branch<>(key, places.applyAsLong(key));
              inOrder.put(added.place, added);
              return added;
            });
    branch.below.add(path.subList(1, path.size()), job, places);
  }

  /**
   * How many of the jobs that wait would be served before a job that was added now, if no others
   * came.
   */
  int ahead(List<?> path, ToLongFunction<Object> places) {
    if (path.isEmpty()) {
      return jobs.size();
    }
    Object key = path.getFirst();
    Branch<T> own = byKey.get(key);
    long place = own == null ? places.applyAsLong(key) : own.place;
    int before = own == null ? 0 : own.below.ahead(path.subList(1, path.size()), places);
    int ahead = before;
    for (Branch<T> other : inOrder.values()) {
      if (other != own) {
        // It has as many turns until then, and one more if its next is before this one's.
        int turns = before + (other.place < place ? 1 : 0);
        ahead += Math.min(other.below.size, turns);
      }
    }
    return ahead;
  }

  /**
   * Takes the next job out.
   *
   * @param served gives a branch that was served its new place, after all others
   */
  Optional<T> poll(ToLongFunction<Object> served) {
    if (size == 0) {
      return Optional.empty();
    }
    size--;
    if (inOrder.isEmpty()) {
      return Optional.of(jobs.remove());
    }
    Branch<T> branch = inOrder.pollFirstEntry().getValue();
    Optional<T> job = branch.below.poll(served);
    branch.place = served.applyAsLong(branch.key);
    if (branch.below.size == 0) {
      byKey.remove(branch.key);
    } else {
      inOrder.put(branch.place, branch);
    }
    return job;
  }

  /** Takes a job out that was added with {@code path}; whether it was still there. */
  boolean remove(List<?> path, T job) {
    if (path.isEmpty()) {
      boolean removed = jobs.remove(job);
      size = jobs.size();
      return removed;
    }
    Branch<T> branch = byKey.get(path.getFirst());
    if (branch == null || !branch.below.remove(path.subList(1, path.size()), job)) {
      return false;
    }
    size--;
    if (branch.below.size == 0) {
      byKey.remove(branch.key);
      inOrder.remove(branch.place);
    }
    return true;
  }
}
