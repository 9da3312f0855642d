package dev.hexauth.adapter.web;

import dev.hexauth.domain.session.Client;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/** Says of a request where it came from. */
final class Clients {

  private final TrustedProxies proxies;

  Clients(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  Client of(HttpServletRequest request) {
    String userAgent = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
    return new Client(userAgent, proxies.clientAddressOf(request));
  }
}
