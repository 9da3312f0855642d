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
 * The search for an order of one owner's calls that the port allows, in which each has its place
 * between its invocation and its answer (M. P. Herlihy and J. M. Wing, "Linearizability", 1990).
 * Between any two the store may forget sessions, as {@link History#mayBeForgotten} says. Owners are
 * independent, so a history is faultless if there is such an order for each.
 *
 * <p>It goes on from call to call, back where it cannot, and never twice to one place (J. M. Wing
 * and C. Gong, "Testing and Verifying Concurrent Objects", 1993).
 */
final class Linearization {

  /**
   * How far the port allows a history that it does not allow as a whole.
   *
   * @param order the positions in the history of the calls up to there
   * @param own the owner's sessions then
   * @param next the positions of the calls of which one would have to come next
   */
  record DeadEnd(List<Integer> order, Sessions own, List<Integer> next) {}

  private record Place(List<Integer> left, Sessions own) {}

  private final History history;
  private final List<Integer> all;
  private final Set<Place> seen = new HashSet<>();
  private @Nullable DeadEnd furthest;

  private Linearization(History history, UserId owner) {
    this.history = history;
    this.all =
        IntStream.range(0, history.calls().size())
            .filter(position -> call(position).operation().owner().equals(owner))
            .boxed()
            .toList();
  }

  /** One for each owner whose calls have no such order; none for a faultless history. */
  static List<DeadEnd> deadEnds(History history) {
    return history.owners().stream()
        .map(owner -> new Linearization(history, owner).deadEnd())
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<DeadEnd> deadEnd() {
    boolean found = leadsOn(List.of(), new Place(all, Sessions.NONE));
    return found ? Optional.empty() : Optional.ofNullable(furthest);
  }

  private boolean leadsOn(List<Integer> order, Place place) {
    if (place.left.isEmpty()) {
      return true;
    }
    if (!seen.add(place)) {
      return false;
    }
    long until = until(place);
    List<Integer> next =
        place.left.stream().takeWhile(position -> call(position).invoked() <= until).toList();
    if (furthest == null || order.size() > furthest.order.size()) {
      furthest = new DeadEnd(order, place.own, next);
    }
    return next.stream().anyMatch(position -> leadsOnByCall(order, place, position))
        || place.own.all().stream()
            .filter(session -> history.mayBeForgotten(session, until))
            .anyMatch(session -> leadsOn(order, without(session, place)));
  }

  private boolean leadsOnByCall(List<Integer> order, Place place, Integer position) {
    Call call = call(position);
    List<Integer> longer = Stream.concat(order.stream(), Stream.of(position)).toList();
    List<Integer> left = place.left.stream().filter(other -> !other.equals(position)).toList();
    return call.operation()
        .outcomes(place.own)
        .filter(outcome -> outcome.answer().equals(call.answer()))
        .map(Outcome::after)
        .anyMatch(after -> leadsOn(longer, new Place(left, after)));
  }

  private static Place without(Session session, Place place) {
    return new Place(place.left, place.own.without(session.ref()));
  }

  /** When the first of the remaining calls was answered: one must come before that. */
  private long until(Place place) {
    return place.left.stream()
        .mapToLong(position -> call(position).responded())
        .min()
        .orElseThrow();
  }

  private Call call(int position) {
    return history.calls().get(position);
  }
}
