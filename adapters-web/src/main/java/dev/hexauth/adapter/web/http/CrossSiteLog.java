package dev.hexauth.adapter.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs which pages are refused as cross-site, and the setting that would admit them: one line per
 * origin and host in each period.
 */
final class CrossSiteLog {

  private static final Logger LOG = LoggerFactory.getLogger(CrossSiteLog.class);

  private final OncePerPeriod once;

  CrossSiteLog(OncePerPeriod once) {
    this.once = once;
  }

  void refused(HttpServletRequest request) {
    String origin = LoggedFailure.excerpt(CrossSite.source(request));
    String host =
        LoggedFailure.excerpt(Objects.requireNonNullElse(request.getHeader("Host"), "none"));
    if (once.isFirst(origin + " " + host)) {
      LOG.warn(
          "A cross-site request was refused: origin {}, host {}, Sec-Fetch-Site {}. To allow the page,"
              + " add its origin to hexauth.web.allowed-origins. If the page is the service's own, the"
              + " proxy must pass on the browser's Host, or send X-Forwarded-Host and"
              + " X-Forwarded-Proto and be in hexauth.web.trusted-proxies",
          origin,
          host,
          LoggedFailure.excerpt(
              Objects.requireNonNullElse(request.getHeader("Sec-Fetch-Site"), "none sent")));
    }
  }
}
