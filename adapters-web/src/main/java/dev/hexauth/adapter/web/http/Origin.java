package dev.hexauth.adapter.web.http;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The origin of a page (RFC 6454, 4).
 *
 * @param host in lower case, without the trailing dot of a fully qualified name
 * @param port the scheme's default if none is written
 */
public record Origin(String scheme, String host, int port) {

  private static final Pattern URL =
      Pattern.compile(
          "([A-Za-z][A-Za-z0-9+.-]*)://"
              + "([A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{0,5}))?"
              + "([/?#].*)?");

  private static final int NO_PORT = -1;

  /** The origin of {@code url}; empty if that is not a URL with an origin. */
  public static Optional<Origin> of(String url) {
    Matcher matcher = URL.matcher(url);
    return matcher.matches() ? Optional.of(of(matcher)) : Optional.empty();
  }

  /**
   * The origin that a {@code Host} header stands for.
   *
   * @param host a name or an address, with or without a port
   */
  public static Optional<Origin> of(String scheme, String host) {
    return host.matches(".*[/?#].*") ? Optional.empty() : of(scheme + "://" + host);
  }

  private static Origin of(Matcher url) {
    String scheme = url.group(1).toLowerCase(Locale.ROOT);
    String host = url.group(2).toLowerCase(Locale.ROOT);
    String port = url.group(3);
    boolean rooted = host.length() > 1 && host.endsWith(".");
    return new Origin(
        scheme,
        rooted ? host.substring(0, host.length() - 1) : host,
        port == null || port.isEmpty() ? defaultPort(scheme) : Integer.parseInt(port));
  }

  private static int defaultPort(String scheme) {
    return switch (scheme) {
      case "http" -> 80;
      case "https" -> 443;
      default -> NO_PORT;
    };
  }

  /** The origin as browsers send it. */
  @Override
  public String toString() {
    String authority = scheme + "://" + host;
    return port == defaultPort(scheme) ? authority : authority + ":" + port;
  }
}
