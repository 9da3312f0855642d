package dev.hexauth.adapter.tokens;

import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.TokenPair;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Signs two tokens at the same time for a caller alone. If there are more callers, the processors
 * have work, and another thread would only cost time.
 */
@Mutable("callers")
final class SideBySide {

  private final AtomicInteger callers = new AtomicInteger();

  /**
   * The results of both.
   *
   * @throws RuntimeException that one of them throws
   */
  TokenPair sign(Supplier<Token> access, Supplier<Token> refresh) {
    boolean alone = callers.getAndIncrement() == 0;
    try {
      CompletableFuture<Token> other =
          CompletableFuture.supplyAsync(
              refresh, alone ? Thread::startVirtualThread : Runnable::run);
      return new TokenPair(access.get(), joined(other));
    } finally {
      callers.decrementAndGet();
    }
  }

  private static Token joined(CompletableFuture<Token> token) {
    try {
      return token.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }
}
