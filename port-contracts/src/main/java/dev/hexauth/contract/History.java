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
 * All calls to one store in a span of time, with their answers.
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
   * Whether a store that was faultless until {@code until} may have forgotten {@code session} by
   * then: once any call had a {@code now} at which it has expired, or once its remaining lifetime,
   * counted from its last change, has really passed.
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

  /** Whether {@code session} is the result of a call, confirmed meanwhile or not. */
  private static boolean isSame(Session left, Session session) {
    return left.confirm(session.generation()).equals(session.confirm(session.generation()));
  }
}
