package dev.hexauth.adapter.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import java.util.Optional;
import java.util.regex.Pattern;
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
              + "|BUSY|NOAUTH|WRONGPASS) |max number of clients|non local key|Script killed");

  /**
   * What Redis 6 and newer and Valkey say of a command or a key that their user may not use, in a
   * script and outside, and of a command that was renamed or is not there.
   */
  private static final Pattern DENIED =
      Pattern.compile(
          "(^|-)NOPERM |ACL failure in script|user executing the script can't"
              + "|(?i:unknown (redis )?command)");

  private Unavailability() {}

  /** Whether {@code failure} is no answer, or one that the same command may not get later. */
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

  /** Whether {@code failure} says that this user of Redis lacks a permission. */
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

  /** The outermost exception of the client among the causes; an answered error is one, too. */
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
