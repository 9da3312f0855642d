package dev.hexauth.adapter.web.http;

import dev.hexauth.domain.session.Client;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says of a request where it came from, and warns of a proxy that no setting names. */
public final class Clients {

  private static final Logger LOG = LoggerFactory.getLogger(Clients.class);

  private final TrustedProxies proxies;
  private final Once warned;

  /**
   * @param warned about which peers
   */
  Clients(TrustedProxies proxies, Once warned) {
    this.proxies = proxies;
    this.warned = warned;
  }

  /** The client that sent {@code request}. */
  public Client of(HttpServletRequest request) {
    if (isForwarded(request) && !proxies.trustPeerOf(request)) {
      warnOf(TrustedProxies.peerOf(request));
    }
    String userAgent = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
    return new Client(userAgent, proxies.clientAddressOf(request));
  }

  private static boolean isForwarded(HttpServletRequest request) {
    return request.getHeader("X-Forwarded-For") != null || request.getHeader("Forwarded") != null;
  }

  private void warnOf(String peer) {
    if (warned.first(peer)) {
      LOG.warn(
          "{} forwards requests, but hexauth.web.trusted-proxies does not name it: its own address"
              + " counts for all its clients. If it is your proxy, add it:"
              + " hexauth.web.trusted-proxies={}",
          peer,
          peer);
    }
  }
}
