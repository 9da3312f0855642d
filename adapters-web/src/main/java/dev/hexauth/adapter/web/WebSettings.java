package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.ServerSettings;
import java.util.List;
import java.util.Set;

/**
 * What an operator may set.
 *
 * @param allowedOrigins see {@link ServerSettings}
 * @param secureCookies whether browsers may send the cookies over HTTPS only, and are told to use
 *     nothing else with this host (RFC 6797)
 * @param hostPrefixedCookies whether the cookies' names start with {@code __Host-}, so that no
 *     other host of the domain can set them; needs {@code secureCookies}
 * @param trustedProxies see {@link ServerSettings}
 * @param bodyDelivery the clients that may get tokens in the body of an answer
 * @param sameSite the requests to which browsers add the cookies; {@code NONE} needs {@code
 *     secureCookies}
 * @param hstsIncludeSubdomains see {@link ServerSettings}
 * @param userHeaders whether the answer about the current user has headers with the id and the
 *     roles, for proxies that ask whether to pass a request on
 */
public record WebSettings(
    Set<String> allowedOrigins,
    boolean secureCookies,
    boolean hostPrefixedCookies,
    List<String> trustedProxies,
    BodyDelivery bodyDelivery,
    SameSite sameSite,
    boolean hstsIncludeSubdomains,
    boolean userHeaders) {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if {@link ServerSettings} cannot be made of them, or browsers
   *     would drop the cookies
   */
  public WebSettings {
    allowedOrigins = Set.copyOf(allowedOrigins);
    trustedProxies = List.copyOf(trustedProxies);
    var _ =
        new ServerSettings(allowedOrigins, trustedProxies, secureCookies, hstsIncludeSubdomains);
    if (hostPrefixedCookies && !secureCookies) {
      throw new IllegalArgumentException(
          "browsers drop cookies named __Host- that are not secure: give secure cookies, or none"
              + " that are host-prefixed");
    }
    if (sameSite == SameSite.NONE && !secureCookies) {
      throw new IllegalArgumentException(
          "browsers drop cookies with SameSite=None that are not secure: give secure cookies, or"
              + " lax or strict");
    }
  }

  /** Those of the server. */
  ServerSettings server() {
    return new ServerSettings(allowedOrigins, trustedProxies, secureCookies, hstsIncludeSubdomains);
  }
}
