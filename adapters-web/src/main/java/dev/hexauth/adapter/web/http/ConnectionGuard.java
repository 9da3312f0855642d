package dev.hexauth.adapter.web.http;

import dev.hexauth.domain.Mutable;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Enforces how long requests may take to arrive, and how many connections a network may have: an
 * IPv4 address, or the /64 of an IPv6 address. Trusted proxies have no limit.
 */
@Mutable({"overdue", "refused"})
final class ConnectionGuard implements Connections {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectionGuard.class);

  private static final int TICKS_OF_A_HEAD = 10;

  /** The time that the client has to read an answer, after the time for the body. */
  private static final Duration ANSWER = Duration.ofMinutes(2);

  private static final int IPV6_NETWORK_BYTES = 8;

  private final Duration tick;
  private final int bodyTicks;
  private final int answerTicks;
  private final int perNetwork;
  private final TrustedProxies proxies;
  private final BoundedLog log;
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong overdue = new AtomicLong();

  ConnectionGuard(ConnectionLimits limits, TrustedProxies proxies, BoundedLog log) {
    this.tick = limits.headTimeout().dividedBy(TICKS_OF_A_HEAD);
    this.bodyTicks = (int) limits.bodyTimeout().dividedBy(tick);
    this.answerTicks = bodyTicks + (int) ANSWER.dividedBy(tick);
    this.perNetwork = limits.perNetwork();
    this.proxies = proxies;
    this.log = log;
  }

  /** The time between two checks of all connections. */
  Duration tick() {
    return tick;
  }

  RequestTimer.Overdue tick(RequestTimer timer) {
    return timer.tick(TICKS_OF_A_HEAD, bodyTicks, answerTicks);
  }

  /** The most connections of one network, if there can be {@code all} in total. */
  int perNetwork(int all) {
    return perNetwork > 0 ? perNetwork : Math.max(1, all / 2);
  }

  /** Whether the network of {@code address} has a limit. */
  boolean limits(InetAddress address) {
    return !proxies.trust(address);
  }

  static boolean isOneNetwork(InetAddress one, @Nullable InetAddress other) {
    if (other == null) {
      return false;
    }
    if (!(one instanceof Inet6Address && other instanceof Inet6Address)) {
      return one.equals(other);
    }
    int difference = Arrays.mismatch(one.getAddress(), other.getAddress());
    return difference < 0 || difference >= IPV6_NETWORK_BYTES;
  }

  /** Counts and logs a refused connection. */
  void reportRefused(InetAddress address) {
    refused.incrementAndGet();
    String from = address.getHostAddress();
    log.tell(
        "connection_refused",
        from,
        () ->
            LOG.warn(
                "A connection from {} was refused: its network has as many as"
                    + " hexauth.web.connections-per-network allows. If it is a proxy, add it to"
                    + " hexauth.web.trusted-proxies",
                from),
        (last, count) ->
            LOG.warn("{} more connections were refused, the last from {}", count, last));
  }

  /** Counts and logs a connection whose request, or whose client, is too slow. */
  void reportOverdue(@Nullable InetAddress address) {
    overdue.incrementAndGet();
    String from = address == null ? "a client that has left" : address.getHostAddress();
    log.tell(
        "request_overdue",
        from,
        () ->
            LOG.info(
                "A request from {} took longer than hexauth.web.head-timeout or"
                    + " hexauth.web.body-timeout to arrive",
                from),
        (last, count) -> LOG.info("{} more requests were too slow, the last from {}", count, last));
  }

  @Override
  public long refused() {
    return refused.get();
  }

  @Override
  public long overdue() {
    return overdue.get();
  }
}
