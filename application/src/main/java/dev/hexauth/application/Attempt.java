package dev.hexauth.application;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Whether an attempt may be made. It is counted before it is made, so that many at once pass no
 * limit.
 */
sealed interface Attempt {

  /**
   * It may not be made, and is not counted.
   *
   * @param retryAfter when it may be made, from now
   */
  record Refused(Duration retryAfter) implements Attempt {}

  /**
   * It may be made, and is counted.
   *
   * @param shares what was taken for it
   */
  record Admitted(RateLimiter limiter, List<RateLimiter.Share> shares) implements Attempt {

    /** Keeps a copy. */
    public Admitted {
      shares = List.copyOf(shares);
    }

    /**
     * Makes the attempt, which stays counted if {@code counts} holds for its result, and in shares
     * that count every result. An attempt that throws is not counted.
     */
    <R> R made(Supplier<R> action, Predicate<R> counts) {
      List<RateLimiter.Share> toGiveBack = shares;
      try {
        R result = action.get();
        boolean stays = counts.test(result);
        toGiveBack = shares.stream().filter(share -> !stays && !share.countsEveryResult()).toList();
        return result;
      } finally {
        limiter.giveBack(toGiveBack);
      }
    }
  }
}
