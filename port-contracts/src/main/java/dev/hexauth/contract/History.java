package dev.hexauth.contract;

import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Calls to one store, with their answers.
 *
 * @param calls in the order of their invocations
 */
record History(List<Call> calls) {

  History {
    calls = calls.stream().sorted(Comparator.comparingLong(Call::invoked)).toList();
  }

  List<UserId> owners() {
    return calls.stream().map(call -> call.operation().owner()).distinct().toList();
  }

  /** Whether a thread made a call between two calls of another. */
  boolean isInterleaved() {
    List<Integer> threads = calls.stream().map(Call::thread).filter(thread -> thread > 0).toList();
    long turns =
        IntStream.range(1, threads.size())
            .filter(i -> !threads.get(i).equals(threads.get(i - 1)))
            .count();
    return turns >= threads.stream().distinct().count();
  }

  /**
   * Whether a store that keeps to the port may have forgotten {@code session} by {@code until}: any
   * call has had a {@code now} at or after its expiry, or its remaining lifetime, counted from its
   * last change, has passed in real time.
   */
  boolean mayBeForgotten(Session session, long until) {
    return calls.stream()
        .takeWhile(call -> call.invoked() <= until)
        .anyMatch(call -> hasExpiredAt(session, call) || hasOutlived(session, call, until));
  }

  private static boolean hasExpiredAt(Session session, Call call) {
    return call.operation().time().filter(now -> !session.isActiveAt(now)).isPresent();
  }

  private static boolean hasOutlived(Session session, Call call, long until) {
    Optional<Instant> changedAt =
        call.changed()
            .filter(changed -> isSame(changed, session))
            .flatMap(_ -> call.operation().time());
    return changedAt
        .map(now -> Duration.between(now, session.expiresAt()))
        .filter(life -> until - call.invoked() >= life.toNanos())
        .isPresent();
  }

  /** Whether the two differ at most in whether they are confirmed. */
  private static boolean isSame(Session one, Session other) {
    return one.confirm(other.generation()).equals(other.confirm(other.generation()));
  }
}
