package dev.hexauth.application;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Threads that start at the same instant. */
final class AtOnce {

  private AtOnce() {}

  /** What each of {@code count} threads gets. */
  static <T> List<T> ask(int count, Supplier<T> question) {
    return ask(Stream.generate(() -> question).limit(count).toList());
  }

  /** The answer to each question, in order. */
  static <T> List<T> ask(List<Supplier<T>> questions) {
    Phaser start = new Phaser(questions.size());
    try (ExecutorService threads = Executors.newFixedThreadPool(questions.size())) {
      List<CompletableFuture<T>> answers =
          questions.stream()
              .map(question ->
                  CompletableFuture.supplyAsync(
                      () -> {
                        start.arriveAndAwaitAdvance();
                        return question.get();
                      },
                      threads))
              .toList();
      return answers.stream().map(CompletableFuture::join).toList();
    }
  }
}
