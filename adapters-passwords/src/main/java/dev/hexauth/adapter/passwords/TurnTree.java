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
 * Jobs in a tree whose branches take turns. The path of a job names a branch at each level. At each
 * level, the branch that was served least recently is next; in a leaf, the first job that came. So
 * the branches of one level have equal shares, however many jobs wait in each. All paths of a tree
 * have the same length.
 *
 * <p>Not thread-safe.
 *
 * @param <T> a job; equal jobs are the same job
 */
@Mutable({"byKey", "inOrder", "jobs", "size"})
final class TurnTree<T> {

  private final Deque<T> jobs = new ArrayDeque<>();
  private final Map<Object, Branch<T>> byKey = new HashMap<>();
  private final NavigableMap<Long, Branch<T>> inOrder = new TreeMap<>();
  private int size;

  /** The jobs below a key. Of the branches of one level, the one with the lowest place is next. */
  @Mutable({"key", "place"})
  private static final class Branch<T> {

    private final Object key;
    private final TurnTree<T> below = new TurnTree<>();
    private long place;

    private Branch(Object key, long place) {
      this.key = key;
      this.place = place;
    }
  }

  /** The number of waiting jobs. */
  int size() {
    return size;
  }

  /** The number of waiting jobs whose path starts with {@code key}. */
  int size(Object key) {
    Branch<T> branch = byKey.get(key);
    return branch == null ? 0 : branch.below.size;
  }

  /**
   * Adds a job.
   *
   * @param places gives a branch without waiting jobs its place, which no other branch of the level
   *     has
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

  /** The number of waiting jobs that would be served before a new one if no others came. */
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
        // It gets as many turns as this branch, and one more if it is next before this branch.
        int turns = before + (other.place < place ? 1 : 0);
        ahead += Math.min(other.below.size, turns);
      }
    }
    return ahead;
  }

  /**
   * Removes the next job.
   *
   * @param served gives a branch that was served its new place, after all others of its level
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

  /** Removes a job that was added with {@code path}; whether it was still there. */
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
