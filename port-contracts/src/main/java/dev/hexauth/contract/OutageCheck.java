package dev.hexauth.contract;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.domain.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Checks what every operation of a port does while the engine is gone, and when it is back.
 *
 * @param dependency what the exceptions name as unavailable
 * @param operations by name; each can be repeated
 * @param bound the longest that an operation may take without the engine; recovery may take twelve
 *     times as long
 * @param <P> the port
 */
record OutageCheck<P>(String dependency, Map<String, Consumer<P>> operations, Duration bound) {

  /** The bound that the package {@code dev.hexauth.domain.port} sets. */
  static final Duration BOUND = Duration.ofSeconds(5);

  private static final int RECOVERY_BOUNDS = 12;
  private static final Duration PAUSE = Duration.ofMillis(5);

  OutageCheck(String dependency, Map<String, Consumer<P>> operations) {
    this(dependency, operations, BOUND);
  }

  /**
   * Passes if every operation works, is unavailable in time while the engine is gone, and works
   * again when it is back.
   *
   * @throws AssertionError otherwise, with the name of each operation that fails
   */
  void passes(Outage<P> outage) {
    try (outage) {
      P adapter = outage.adapter();
      operations.values().forEach(operation -> operation.accept(adapter));
      outage.cutOff();
      try {
        assertThat(wrong(adapter)).as("while the engine is gone").isEmpty();
      } finally {
        outage.restore();
      }
      awaitRecovery(outage.adapter());
    }
  }

  /** Calls all operations at once, so that the check takes no longer than the slowest. */
  private List<String> wrong(P adapter) {
    List<String> names = operations.keySet().stream().toList();
    List<Future<Void>> answers = answers(adapter, names);
    return IntStream.range(0, names.size())
        .mapToObj(i -> flawOf(answers.get(i)).map(flaw -> names.get(i) + " " + flaw))
        .flatMap(Optional::stream)
        .toList();
  }

  private List<Future<Void>> answers(P adapter, List<String> names) {
    List<Callable<Void>> calls = names.stream().map(name -> call(adapter, name)).toList();
    // Daemons, because a call that hangs must not hold up the end of the test or of the process.
    ExecutorService threads = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
    try {
      return threads.invokeAll(calls, bound.toNanos(), NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private Callable<Void> call(P adapter, String name) {
    Consumer<P> operation = operations.getOrDefault(name, _ -> {});
    return () -> {
      operation.accept(adapter);
      return null;
    };
  }

  private Optional<String> flawOf(Future<Void> answer) {
    try {
      answer.get();
      return Optional.of("answers");
    } catch (CancellationException late) {
      return Optional.of("gives no answer within " + bound);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("was interrupted");
    } catch (ExecutionException e) {
      return e.getCause() instanceof UnavailableException unavailable
          ? flawOf(unavailable)
          : Optional.of("throws " + e.getCause());
    }
  }

  private Optional<String> flawOf(UnavailableException unavailable) {
    String expected = dependency + " is unavailable";
    if (!expected.equals(unavailable.getMessage())) {
      return Optional.of("says \"" + unavailable.getMessage() + "\", not \"" + expected + "\"");
    }
    return unavailable.retryAfter().compareTo(Duration.ofSeconds(1)) < 0
        ? Optional.of("asks to retry after less than a second")
        : Optional.empty();
  }

  private void awaitRecovery(P adapter) {
    long deadline = System.nanoTime() + bound.multipliedBy(RECOVERY_BOUNDS).toNanos();
    for (Map.Entry<String, Consumer<P>> operation : operations.entrySet()) {
      while (!works(operation.getValue(), adapter)) {
        assertThat(System.nanoTime())
            .as("%s stays unavailable although the engine is back", operation.getKey())
            .isLessThan(deadline);
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static <P> boolean works(Consumer<P> operation, P adapter) {
    try {
      operation.accept(adapter);
      return true;
    } catch (UnavailableException notYet) {
      return false;
    }
  }
}
