package dev.hexauth.contract;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Threads that start at the same time. They are platform threads, which preempt each other. */
final class Race {

  private final int runners;

  private Race(int runners) {
    this.runners = runners;
  }

  static Race of(int runners) {
    return new Race(runners);
  }

  /**
   * Runs both at the same time and waits for both.
   *
   * @throws java.util.concurrent.CompletionException if one of them throws
   */
  static void between(Runnable one, Runnable other) {
    of(2)
        .run(runner -> {
          (runner == 0 ? one : other).run();
          return runner;
        });
  }

  /**
   * The result of each runner, numbered from 0.
   *
   * @throws java.util.concurrent.CompletionException if one of them throws
   */
  <T> List<T> run(IntFunction<T> course) {
    AtomicInteger missing = new AtomicInteger(runners);
    try (ExecutorService threads = Executors.newFixedThreadPool(runners)) {
      List<CompletableFuture<T>> running =
          IntStream.range(0, runners)
              .mapToObj(
                  runner -> CompletableFuture.supplyAsync(at(missing, runner, course), threads))
              .toList();
      return running.stream().map(CompletableFuture::join).toList();
    }
  }

  /** Spins, because a thread that is woken starts late. */
  @SuppressWarnings("ThreadPriorityCheck") // there may be fewer processors than runners
  private static <T> Supplier<T> at(AtomicInteger missing, int runner, IntFunction<T> course) {
    return () -> {
      missing.decrementAndGet();
      while (missing.get() > 0) {
        Thread.yield();
      }
      return course.apply(runner);
    };
  }
}
