package dev.hexauth.adapter.web.http;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an operator may set about the server.
 *
 * @param allowedOrigins the origins whose pages may call with cookies and read the answers, each
 *     {@code scheme://host} or {@code scheme://host:port} in lower case, as browsers send it; may
 *     be empty
 * @param trustedProxies the proxies whose {@code X-Forwarded-For} is read, each an address or a
 *     range in CIDR notation; without any, a client's address is that of its socket
 * @param https whether browsers reach the service over HTTPS only, and are told to use nothing else
 *     with this host (RFC 6797)
 * @param hstsIncludeSubdomains whether the promise of HTTPS covers all subdomains (RFC 6797,
 *     6.1.2); without effect unless {@code https}
 */
public record ServerSettings(
    Set<String> allowedOrigins,
    List<String> trustedProxies,
    boolean https,
    boolean hstsIncludeSubdomains) {

  private static final Pattern ORIGIN =
      Pattern.compile("[a-z][a-z0-9+.-]*://([a-z0-9.-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

  private static final Pattern DEFAULT_PORT = Pattern.compile("http:.*:80|https:.*:443");

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if an origin is not one that a browser would send, or a proxy
   *     is neither an address nor a range
   */
  public ServerSettings {
    allowedOrigins = Set.copyOf(allowedOrigins);
    allowedOrigins.forEach(ServerSettings::requireOrigin);
    trustedProxies = List.copyOf(trustedProxies);
    var _ = TrustedProxies.of(trustedProxies);
  }

  private static void requireOrigin(String text) {
    if (!ORIGIN.matcher(text).matches() || DEFAULT_PORT.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is not an origin: give scheme://host or scheme://host:port in lower case,"
              + " without a path and without the scheme's default port, for instance"
              + " http://localhost:3000");
    }
  }
}
