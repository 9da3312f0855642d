package dev.hexauth.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hexauth.domain.port.SessionStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;

/**
 * Random scripts, run against one store through two nodes, and checked by {@link Linearization}.
 */
public final class HistoryCheck {

  /** How many scripts are run, each by one thread and then by several. */
  private static final int SCRIPTS = Integer.getInteger("hexauth.contract.histories", 1_000);

  /** How many may be needed to find a fault. */
  private static final int SCRIPTS_FOR_A_FAULT = 2_000;

  /**
   * The seed of the only script to run, repeatedly; without it the number of a script is its seed.
   */
  private static final @Nullable Long SEED = Long.getLong("hexauth.contract.seed");

  private final List<SessionStore> nodes;
  private final Runnable awaitConfirmations;
  private Instant start = Samples.NOW;

  /**
   * @param awaitConfirmations waits until requested confirmations have taken effect
   */
  HistoryCheck(SessionStore node, SessionStore other, Runnable awaitConfirmations) {
    this.nodes = List.of(node, other);
    this.awaitConfirmations = awaitConfirmations;
  }

  /**
   * Asserts that a store with a fault, such as a mutant, is found by its histories on one node.
   *
   * @param awaitConfirmations waits until requested confirmations have taken effect
   * @return the failure, for further assertions
   */
  public static AbstractThrowableAssert<?, ? extends Throwable> assertFaultIn(
      SessionStore store, Runnable awaitConfirmations) {
    HistoryCheck check = new HistoryCheck(store, store, awaitConfirmations);
    return assertThatThrownBy(() -> check.interleavedHistories(SCRIPTS_FOR_A_FAULT))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("-Dhexauth.contract.seed=");
  }

  /**
   * Runs all scripts.
   *
   * @return how many of the histories were interleaved
   * @throws AssertionError at the first history that the port does not allow
   */
  int interleavedHistories() {
    return interleavedHistories(SCRIPTS);
  }

  private int interleavedHistories(int scripts) {
    int interleaved = 0;
    for (long number = 0; number < scripts; number++) {
      long seed = SEED == null ? number : SEED;
      playAlone(seed);
      interleaved += playTogether(seed).isInterleaved() ? 1 : 0;
    }
    return interleaved;
  }

  private void playAlone(long seed) {
    List<Integer> all = IntStream.range(0, row(seed).size()).boxed().toList();
    if (!isAllowed(alone(seed, all))) {
      throw failure(shortest(seed, all), seed);
    }
  }

  private History playTogether(long seed) {
    History history = together(script(seed));
    if (!isAllowed(history)) {
      throw failure(history, seed);
    }
    return history;
  }

  /** With the exception that the store threw, if any. */
  private static AssertionError failure(History history, long seed) {
    AssertionError failure = new AssertionError(HistoryText.of(history, seed));
    history.calls().stream()
        .map(Call::answer)
        .filter(RuntimeException.class::isInstance)
        .map(RuntimeException.class::cast)
        .forEach(failure::addSuppressed);
    return failure;
  }

  private static boolean isAllowed(History history) {
    return Linearization.deadEnds(history).isEmpty();
  }

  /** The shortest sequence of calls with which the store still fails. */
  private History shortest(long seed, List<Integer> row) {
    List<Integer> kept = row;
    History shortest = alone(seed, row);
    for (Integer position : row) {
      List<Integer> fewer = kept.stream().filter(other -> !other.equals(position)).toList();
      History history = alone(seed, fewer);
      if (!isAllowed(history)) {
        kept = fewer;
        shortest = history;
      }
    }
    return shortest;
  }

  private History alone(long seed, List<Integer> positions) {
    List<Operation> row = row(seed);
    return new History(oneByOne(positions.stream().map(row::get).toList()));
  }

  private History together(Script script) {
    List<Call> calls = new ArrayList<>(oneByOne(script.before()));
    List<List<Operation>> threads = script.atOnce();
    Race.of(threads.size())
        .run(thread -> calls(thread + 1, threads.get(thread)))
        .forEach(calls::addAll);
    List<Call> all = new ArrayList<>(effective(calls));
    all.addAll(oneByOne(script.after()));
    return new History(all);
  }

  /** The calls of one thread, which awaits the effect of each before the next. */
  private List<Call> oneByOne(List<Operation> operations) {
    return IntStream.range(0, operations.size())
        .mapToObj(i -> effective(List.of(call(0, operations.get(i), node(i)))))
        .flatMap(List::stream)
        .toList();
  }

  /** The {@code calls}, after awaiting the effects of those that returned early. */
  private List<Call> effective(List<Call> calls) {
    if (calls.stream().allMatch(call -> call.operation().isAwaited())) {
      return calls;
    }
    awaitConfirmations.run();
    long now = System.nanoTime();
    return calls.stream()
        .map(call -> call.operation().isAwaited() ? call : call.effectiveBy(now))
        .toList();
  }

  private List<Call> calls(int thread, List<Operation> operations) {
    return IntStream.range(0, operations.size())
        .mapToObj(i -> call(thread, operations.get(i), node(thread + i)))
        .toList();
  }

  private SessionStore node(int number) {
    return nodes.get(number % nodes.size());
  }

  /** Yields first, so that threads interleave even on fewer processors. */
  @SuppressWarnings("ThreadPriorityCheck") // any interleaving is fine
  private static Call call(int thread, Operation operation, SessionStore store) {
    Thread.yield();
    long invoked = System.nanoTime();
    Object answer = answer(operation, store);
    return new Call(thread, operation, invoked, System.nanoTime(), answer);
  }

  private static Object answer(Operation operation, SessionStore store) {
    try {
      return operation.callOn(store);
    } catch (RuntimeException thrown) {
      return thrown;
    }
  }

  private List<Operation> row(long seed) {
    return script(seed).inARow(new Random(seed));
  }

  /** Starts later than all earlier scripts, because the store may forget what expired in them. */
  private Script script(long seed) {
    Script script = RandomScript.of(seed, start);
    start = script.latest().plus(Samples.MICRO);
    return script;
  }
}
