package dev.hexauth.bootstrap;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many threads that do the same thing at once. */
final class Race {

  private Race() {}

  static <T> List<T> of(int threads, Callable<T> task) {
    return of(threads, _ -> task);
  }

  /** The result of each task, in the order of their numbers from 0. */
  static <T> List<T> of(int threads, IntFunction<Callable<T>> tasks) {
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Future<T>> futures = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      for (int i = 0; i < threads; i++) {
        Callable<T> task = tasks.apply(i);
        futures.add(
            executor.submit(() -> {
              start.await();
              return task.call();
            }));
      }
    }
    return futures.stream().map(Race::outcome).toList();
  }

  private static <T> T outcome(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError("a racing task failed", e);
    }
  }
}
