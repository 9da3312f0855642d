package dev.hexauth.application;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Whether an attempt may be made. It is counted before it is made, so that parallel attempts do not
 * bypass a limit.
 */
sealed interface Attempt {

  /**
   * The attempt may not be made, and is not counted.
   *
   * @param retryAfter the time from now until it may be made
   */
  record Refused(Duration retryAfter) implements Attempt {}

  /**
   * The attempt may be made, and is counted.
   *
   * @param shares the tokens that were taken for it
   */
  record Admitted(RateLimiter limiter, List<RateLimiter.Share> shares) implements Attempt {

    /** Keeps a copy. */
    public Admitted {
      shares = List.copyOf(shares);
    }

    /**
     * Makes the attempt. If {@code counts} holds for its result, it stays counted. Otherwise its
     * tokens are given back, except those of shares that count every result. If it throws, all are
     * given back.
     */
    <R> R make(Supplier<R> action, Predicate<R> counts) {
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
