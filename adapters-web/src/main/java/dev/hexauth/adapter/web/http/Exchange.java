package dev.hexauth.adapter.web.http;

import org.apache.coyote.Request;
import org.apache.tomcat.util.net.SocketWrapperBase;

/** How long a connection has been at the same part of an exchange, in ticks of its port. */
final class Exchange {

  private enum Part {
    /** No byte of a request has arrived since the last answer. */
    NONE,
    /** Blank lines, the request line or headers. */
    HEAD,
    /** The body, and the answer. */
    REST
  }

  private static final String ATTRIBUTE = Exchange.class.getName();

  private Part part = Part.NONE;
  private int age;
  private boolean late;

  /** Bytes have arrived. */
  synchronized void receives() {
    if (part == Part.NONE) {
      enter(Part.HEAD);
    }
  }

  /** The head of {@code request} is complete. */
  synchronized void hasHead(Request request) {
    enter(Part.REST);
    request.setAttribute(ATTRIBUTE, this);
  }

  /**
   * All bytes that have arrived are used up.
   *
   * @param begun whether the last of them are the beginning of a head
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

  /** A tick has passed. */
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
    /** No more is read; an answer may be sent. */
    INPUT,
    /** The connection ends. */
    ALL
  }

  /** Whether the rest of {@code request} took too long to arrive. */
  static boolean isLate(Request request) {
    return request.getAttribute(ATTRIBUTE) instanceof Exchange exchange && exchange.isLate();
  }

  private synchronized boolean isLate() {
    return late;
  }

  /** One for each open connection. */
  interface Source {
    Exchange of(SocketWrapperBase<?> connection);
  }
}
