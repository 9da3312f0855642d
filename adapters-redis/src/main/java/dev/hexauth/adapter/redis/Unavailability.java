package dev.hexauth.adapter.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;

/** Distinguishes a Redis that cannot serve now from one that was sent a wrong command. */
final class Unavailability {

  /**
   * Errors of a server that cannot serve now; a script's error may contain one. The client follows
   * MOVED and ASK, and reports them only if that fails. A key is "not local" while its slot moves
   * to another node.
   */
  private static final Pattern PASSING =
      Pattern.compile(
          "(^|-)(LOADING|READONLY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|MOVED|ASK|OOM|MISCONF|NOREPLICAS"
              + "|BUSY|NOAUTH|WRONGPASS) |max number of clients|non local key|Script killed");

  /**
   * Errors of Redis 6 and newer and of Valkey for a command or key that the user may not use,
   * inside and outside a script, and for a command that was renamed or does not exist.
   */
  private static final Pattern DENIED =
      Pattern.compile(
          "(^|-)NOPERM |ACL failure in script|user executing the script can't"
              + "|(?i:unknown (redis )?command)");

  private Unavailability() {}

  /**
   * Whether {@code failure} is a missing reply, or an error that may not recur when the command is
   * repeated later.
   */
  static boolean is(DataAccessException failure) {
    if (failure instanceof DataAccessResourceFailureException
        || failure instanceof QueryTimeoutException) {
      return true;
    }
    Optional<RedisException> observed = observed(failure);
    if (observed.isPresent() && observed.get() instanceof RedisCommandExecutionException error) {
      return matches(PASSING, error) || matches(DENIED, error);
    }
    return observed.isPresent();
  }

  /** Whether {@code failure} says that the Redis user lacks a permission. */
  static boolean isDenial(DataAccessException failure) {
    return observed(failure).filter(error -> matches(DENIED, error)).isPresent();
  }

  /**
   * The failure to report: {@code failure} itself or, for a missing permission, one without a cause
   * that also says what to do.
   */
  static DataAccessException explained(DataAccessException failure) {
    return observed(failure)
        .filter(error -> matches(DENIED, error))
        .<DataAccessException>map(error ->
            new DataAccessResourceFailureException(
                "Redis refuses a command that hexauth needs (%s). Give its user the permissions in docs/redis.md"
                    .formatted(message(error))))
        .orElse(failure);
  }

  /** The outermost exception of the client among the causes; an error reply is one, too. */
  private static Optional<RedisException> observed(DataAccessException failure) {
    for (Throwable at = failure.getCause(); at != null; at = at.getCause()) {
      if (at instanceof RedisException observed) {
        return Optional.of(observed);
      }
    }
    return Optional.empty();
  }

  private static boolean matches(Pattern errors, RedisException error) {
    return errors.matcher(message(error)).find();
  }

  private static String message(RedisException error) {
    String message = error.getMessage();
    return message == null ? "" : message;
  }
}
