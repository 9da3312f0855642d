package dev.hexauth.adapter.web.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the origins whose preflights are refused, one line for each in a while: the browser's
 * console does not say which setting lacks the origin.
 */
final class RefusedPreflights {

  private static final Logger LOG = LoggerFactory.getLogger(RefusedPreflights.class);

  private final Once once;

  RefusedPreflights(Once once) {
    this.once = once;
  }

  void refused(String origin) {
    String printable = LoggedFailure.excerpt(origin);
    if (once.first(printable)) {
      LOG.warn(
          "A browser's preflight was refused: pages of {} may not call. If they may, add that origin"
              + " to hexauth.web.allowed-origins",
          printable);
    }
  }
}
