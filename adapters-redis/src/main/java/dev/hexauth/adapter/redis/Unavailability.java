package dev.hexauth.adapter.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;

/** Tells a Redis that cannot serve now from one that was asked for something wrong. */
final class Unavailability {

  /**
   * Errors of a server that is not in a state to serve; a script's error may embed one. MOVED and
   * ASK are those that lead nowhere; a key is not local while its slot moves to another node.
   */
  private static final Pattern PASSING =
      Pattern.compile(
          "(^|-)(LOADING|READONLY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|MOVED|ASK|OOM|MISCONF|NOREPLICAS"
              + "|BUSY|NOAUTH|WRONGPASS) |max number of clients|non local key");

  private Unavailability() {}

  /** Whether {@code failure} is no answer, or one that the same command may not get later. */
  static boolean is(DataAccessException failure) {
    if (failure instanceof DataAccessResourceFailureException
        || failure instanceof QueryTimeoutException) {
      return true;
    }
    for (Throwable at = failure.getCause(); at != null; at = at.getCause()) {
      if (at instanceof RedisCommandExecutionException error) {
        return isPassing(error.getMessage());
      }
      if (at instanceof RedisException) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPassing(@Nullable String error) {
    return error != null && PASSING.matcher(error).find();
  }
}
