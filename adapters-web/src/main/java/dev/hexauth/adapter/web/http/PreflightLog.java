package dev.hexauth.adapter.web.http;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the origins whose preflights are refused, one line each per period: the browser's console
 * does not name the setting that lacks the origin.
 */
final class PreflightLog {

  private static final Logger LOG = LoggerFactory.getLogger(PreflightLog.class);

  private final OncePerPeriod once;

  PreflightLog(OncePerPeriod once) {
    this.once = once;
  }

  void refused(String origin) {
    String printable = LoggedFailure.excerpt(origin);
    if (once.isFirst(printable)) {
      LOG.warn(
          "A browser's preflight was refused: {} is not an allowed origin. To allow its pages, add it"
              + " to hexauth.web.allowed-origins",
          printable);
    }
  }
}
