package dev.hexauth.application;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Calls from several threads that start at the same time. */
final class AtOnce {

  private AtOnce() {}

  /** The results of the call from {@code count} threads. */
  static <T> List<T> call(int count, Supplier<T> call) {
    return call(Stream.generate(() -> call).limit(count).toList());
  }

  /** The result of each call, in order. */
  static <T> List<T> call(List<Supplier<T>> calls) {
    Phaser start = new Phaser(calls.size());
    try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
      List<CompletableFuture<T>> results =
          calls.stream()
              .map(call ->
                  CompletableFuture.supplyAsync(
                      () -> {
                        start.arriveAndAwaitAdvance();
                        return call.get();
                      },
                      threads))
              .toList();
      return results.stream().map(CompletableFuture::join).toList();
    }
  }
}
