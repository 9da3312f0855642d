package dev.hexauth.adapter.web.http;

import dev.hexauth.domain.Mutable;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Measures how long a connection has been in one part of an exchange (RFC 9110, 3.4), in ticks of
 * its port.
 */
@Mutable({"age", "late", "part"})
final class RequestTimer {

  private enum Part {
    /** No byte of a request has arrived since the last answer. */
    NONE,
    /** Reading blank lines, the request line or headers. */
    HEAD,
    /** Reading the body, or sending the answer. */
    REST
  }

  private static final String ATTRIBUTE = RequestTimer.class.getName();

  private Part part = Part.NONE;
  private int age;
  private boolean late;

  /** Notes that bytes have arrived. */
  synchronized void receives() {
    if (part == Part.NONE) {
      enter(Part.HEAD);
    }
  }

  /** Notes that the head of {@code request} is complete. */
  synchronized void hasHead(Request request) {
    enter(Part.REST);
    request.setAttribute(ATTRIBUTE, this);
  }

  /**
   * Notes that all bytes received so far are consumed.
   *
   * @param begun whether the last of them begin another head
   */
  synchronized void waits(boolean begun) {
    if (part == Part.REST) {
      enter(begun ? Part.HEAD : Part.NONE);
    }
  }

  private void enter(Part next) {
    part = next;
    age = 0;
    late = false;
  }

  /** Counts one tick; the arguments are the ticks that each part may take. */
  synchronized Overdue tick(int head, int body, int answer) {
    age++;
    if (part == Part.HEAD && age > head && !late) {
      late = true;
      return Overdue.ALL;
    }
    if (part == Part.REST && age == answer + 1) {
      return Overdue.ALL;
    }
    if (part == Part.REST && age > body && !late) {
      late = true;
      return Overdue.INPUT;
    }
    return Overdue.NOTHING;
  }

  /** What has taken too long. */
  enum Overdue {
    NOTHING,
    /** Nothing more is read; an answer may be sent. */
    INPUT,
    /** The connection ends. */
    ALL
  }

  /** Whether {@code request} took too long to arrive. */
  static boolean isLate(Request request) {
    return request.getAttribute(ATTRIBUTE) instanceof RequestTimer timer && timer.isLate();
  }

  private synchronized boolean isLate() {
    return late;
  }

  /** Has a timer for each open connection. */
  interface Source {
    RequestTimer of(SocketWrapperBase<?> connection);
  }
}
