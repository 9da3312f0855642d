package dev.hexauth.adapter.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The service's origins as its callers see them: by the {@code Host} header, and by {@code
 * Forwarded}, {@code X-Forwarded-Host} and {@code X-Forwarded-Proto} of a trusted proxy.
 */
final class OwnOrigins {

  private final TrustedProxies proxies;
  private final boolean secure;

  /**
   * @param secure whether pages reach the service over HTTPS, even if a proxy forwards the requests
   *     over HTTP
   */
  OwnOrigins(TrustedProxies proxies, boolean secure) {
    this.proxies = proxies;
    this.secure = secure;
  }

  /** Whether {@code request} may have been sent to {@code origin}. */
  boolean include(Origin origin, HttpServletRequest request) {
    boolean proxied = proxies.trustPeerOf(request);
    return schemes(request, proxied).anyMatch(origin.scheme()::equals)
        && hosts(request, proxied)
            .map(host -> Origin.of(origin.scheme(), host))
            .flatMap(Optional::stream)
            .anyMatch(origin::equals);
  }

  private static Stream<String> hosts(HttpServletRequest request, boolean proxied) {
    Stream<String> own = Stream.of(Objects.requireNonNullElse(request.getHeader("Host"), ""));
    return proxied ? Stream.concat(own, claims(request, "host", "X-Forwarded-Host")) : own;
  }

  /** The schemes that a trusted proxy names; else those of the connection and settings. */
  private Stream<String> schemes(HttpServletRequest request, boolean proxied) {
    List<String> claimed =
        proxied
            ? claims(request, "proto", "X-Forwarded-Proto")
                .map(scheme -> scheme.toLowerCase(Locale.ROOT))
                .toList()
            : List.of();
    if (!claimed.isEmpty()) {
      return claimed.stream();
    }
    return secure ? Stream.of(request.getScheme(), "https") : Stream.of(request.getScheme());
  }

  private static Stream<String> claims(
      HttpServletRequest request, String parameter, String header) {
    return Stream.concat(
        Forwarded.values(request, parameter).stream(),
        Collections.list(request.getHeaders(header)).stream()
            .flatMap(line -> Arrays.stream(line.split(",", -1)))
            .map(String::strip)
            .filter(value -> !value.isEmpty()));
  }
}
