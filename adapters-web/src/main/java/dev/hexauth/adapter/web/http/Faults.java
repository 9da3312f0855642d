package dev.hexauth.adapter.web.http;

import dev.hexauth.domain.Mutable;
import dev.hexauth.domain.UnavailableException;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the service's own failures into a log entry and an answer with the same correlation id. The
 * answer tells nothing else about the failure. Of failures with one cause, the log has the first,
 * then one line a minute with the latest id and the number of failures.
 */
@Mutable("count")
final class Faults {

  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  private static final String MORE = "{} more since the last such line, the latest with id {}: {}";

  /** Causes are compared without the counts and times in their messages. */
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  private final InstantSource clock;
  private final BoundedLog bounded;
  private final AtomicLong count = new AtomicLong();

  Faults(InstantSource clock, BoundedLog bounded) {
    this.clock = clock;
    this.bounded = bounded;
  }

  Answer answer(Throwable failure) {
    return failure instanceof UnavailableException unavailable
        ? unavailable(unavailable)
        : unexpected(failure);
  }

  /** A store or service that hexauth needs does not answer; the caller may try again. */
  private Answer unavailable(UnavailableException failure) {
    String id = nextId();
    String what = failure.getMessage() + ": " + LoggedFailure.cause(failure);
    bounded.tell(
        "unavailable",
        DIGITS.matcher(what).replaceAll("#"),
        () -> LOG.warn("Correlation id {}: {}", id, what),
        (_, more) -> LOG.warn(MORE, more, id, what));
    return Answer.fault(
            HttpServletResponse.SC_SERVICE_UNAVAILABLE,
            ErrorCode.UNAVAILABLE,
            "The service is temporarily unavailable, please try again later",
            id)
        .retryAfter(failure.retryAfter());
  }

  /** A bug, or a failure that no port declares. */
  private Answer unexpected(Throwable failure) {
    String id = nextId();
    String what = LoggedFailure.place(failure);
    bounded.tell(
        "unexpected",
        what,
        () -> LOG.error("Correlation id {}: unexpected failure", id, new LoggedFailure(failure)),
        (_, more) -> LOG.error(MORE, more, id, what));
    return internalError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR, id);
  }

  /** Tomcat or Spring gave a 5xx {@code status} without an exception. */
  Answer refused(int status) {
    String id = nextId();
    String what = "status " + status + " without an exception";
    bounded.tell(
        "refused",
        what,
        () -> LOG.error("Correlation id {}: {}", id, what),
        (_, more) -> LOG.error(MORE, more, id, what));
    return internalError(status, id);
  }

  private static Answer internalError(int status, String id) {
    return Answer.fault(
        status,
        ErrorCode.INTERNAL_ERROR,
        "Something went wrong on our side, please try again later",
        id);
  }

  /** Unique in this process, and most likely among all nodes. */
  private String nextId() {
    return Long.toString(clock.millis(), Character.MAX_RADIX)
        + "-"
        + Long.toString(count.incrementAndGet(), Character.MAX_RADIX);
  }
}
