package dev.hexauth.adapter.web.http;

import dev.hexauth.domain.session.Client;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells which client sent a request, and warns about a proxy that no setting names. */
public final class ClientResolver {

  private static final Logger LOG = LoggerFactory.getLogger(ClientResolver.class);

  private final TrustedProxies proxies;
  private final OncePerPeriod warned;

  /**
   * @param warned the peers already warned about
   */
  ClientResolver(TrustedProxies proxies, OncePerPeriod warned) {
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
    if (warned.isFirst(peer)) {
      LOG.warn(
          "{} forwards requests but is not in hexauth.web.trusted-proxies, so its own address counts"
              + " as the address of all its clients. If it is your proxy, add it:"
              + " hexauth.web.trusted-proxies={}",
          peer,
          peer);
    }
  }
}
