package dev.hexauth.contract;

import dev.hexauth.contract.Operation.Outcome;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.user.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The search for an order of one owner's calls that the port allows, in which each call takes
 * effect between its invocation and its answer (M. P. Herlihy and J. M. Wing, "Linearizability",
 * 1990). Between two calls the store may forget sessions, as {@link History#mayBeForgotten} says.
 * Owners are independent, so a history is allowed if there is such an order for each owner.
 *
 * <p>The search backtracks, and visits no state twice (J. M. Wing and C. Gong, "Testing and
 * Verifying Concurrent Objects", 1993).
 */
final class Linearization {

  /**
   * The longest order of calls that the port allows in a history that it does not allow as a whole.
   *
   * @param order the positions of these calls in the history
   * @param own the owner's sessions after them
   * @param next the positions of the calls of which one would have to come next
   */
  record DeadEnd(List<Integer> order, Sessions own, List<Integer> next) {}

  /**
   * A state of the search.
   *
   * @param left the positions of the calls that have no place in the order yet
   * @param own the owner's sessions
   */
  private record State(List<Integer> left, Sessions own) {}

  private final History history;
  private final List<Integer> all;
  private final Set<State> seen = new HashSet<>();
  private @Nullable DeadEnd furthest;

  private Linearization(History history, UserId owner) {
    this.history = history;
    this.all =
        IntStream.range(0, history.calls().size())
            .filter(position -> call(position).operation().owner().equals(owner))
            .boxed()
            .toList();
  }

  /** One for each owner whose calls have no such order; none for an allowed history. */
  static List<DeadEnd> deadEnds(History history) {
    return history.owners().stream()
        .map(owner -> new Linearization(history, owner).deadEnd())
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<DeadEnd> deadEnd() {
    boolean allowed = canFinish(List.of(), new State(all, Sessions.NONE));
    return allowed ? Optional.empty() : Optional.ofNullable(furthest);
  }

  /** Whether the calls that are left can follow those in {@code order}. */
  private boolean canFinish(List<Integer> order, State state) {
    if (state.left.isEmpty()) {
      return true;
    }
    if (!seen.add(state)) {
      return false;
    }
    long until = until(state);
    List<Integer> next =
        state.left.stream().takeWhile(position -> call(position).invoked() <= until).toList();
    if (furthest == null || order.size() > furthest.order.size()) {
      furthest = new DeadEnd(order, state.own, next);
    }
    return next.stream().anyMatch(position -> canFinishAfter(position, order, state))
        || state.own.all().stream()
            .filter(session -> history.mayBeForgotten(session, until))
            .anyMatch(session -> canFinish(order, without(session, state)));
  }

  private boolean canFinishAfter(Integer position, List<Integer> order, State state) {
    Call call = call(position);
    List<Integer> longer = Stream.concat(order.stream(), Stream.of(position)).toList();
    List<Integer> left = state.left.stream().filter(other -> !other.equals(position)).toList();
    return call.operation()
        .outcomes(state.own)
        .filter(outcome -> outcome.answer().equals(call.answer()))
        .map(Outcome::after)
        .anyMatch(after -> canFinish(longer, new State(left, after)));
  }

  private static State without(Session session, State state) {
    return new State(state.left, state.own.without(session.ref()));
  }

  /** When the first of the calls that are left was answered; the next call began before that. */
  private long until(State state) {
    return state.left.stream()
        .mapToLong(position -> call(position).responded())
        .min()
        .orElseThrow();
  }

  private Call call(int position) {
    return history.calls().get(position);
  }
}
