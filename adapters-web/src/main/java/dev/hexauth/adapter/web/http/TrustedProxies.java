package dev.hexauth.adapter.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.catalina.util.NetMask;
import org.apache.tomcat.util.net.IPv6Utils;

/**
 * The proxies that are trusted to name their caller. Each appends its caller's address to {@code
 * X-Forwarded-For}, so the header is read from the right. Anything left of the first address that
 * is not a trusted proxy's is an unproven claim.
 */
final class TrustedProxies {

  /** An address with or without a port, IPv6 with or without brackets, without a zone. */
  private static final Pattern CLAIM =
      Pattern.compile(
          "([0-9.]{7,15})(?::[0-9]{1,5})?"
              + "|\\[([0-9A-Fa-f:.]{2,45})](?::[0-9]{1,5})?"
              + "|([0-9A-Fa-f:.]{2,45})");

  private static final Pattern NETWORK = Pattern.compile("([0-9A-Fa-f:.]{2,45})(?:/[0-9]{1,3})?");

  private static final Pattern EVERY_ADDRESS = Pattern.compile(".*/0+");

  private final List<NetMask> networks;

  private TrustedProxies(List<NetMask> networks) {
    this.networks = networks;
  }

  /**
   * @throws IllegalArgumentException if a text is neither an address nor a range in CIDR notation
   *     (RFC 4632, 3.1), or is a range of all addresses
   */
  static TrustedProxies of(Collection<String> networks) {
    return new TrustedProxies(networks.stream().map(TrustedProxies::network).toList());
  }

  /** Whether the peer that sent {@code request} is one of them. */
  boolean trustPeerOf(HttpServletRequest request) {
    return !networks.isEmpty() && trust(withoutZone(request.getRemoteAddr()));
  }

  /** The socket's address in the form of RFC 5952. */
  static String peerOf(HttpServletRequest request) {
    return IPv6Utils.canonize(request.getRemoteAddr());
  }

  /**
   * The address of the outermost trusted proxy's caller, or of the peer if that is not a trusted
   * proxy, in the form of RFC 5952. A proxy that names no readable address counts as the client.
   */
  String clientAddressOf(HttpServletRequest request) {
    String address = peerOf(request);
    if (!trustPeerOf(request)) {
      return address;
    }
    for (String claim : claims(request).reversed()) {
      Optional<String> claimed = addressIn(claim.strip());
      if (claimed.isEmpty()) {
        return address;
      }
      address = claimed.get();
      if (!trust(address)) {
        return address;
      }
    }
    return address;
  }

  private static List<String> claims(HttpServletRequest request) {
    List<String> lines = Collections.list(request.getHeaders("X-Forwarded-For"));
    return Arrays.asList(String.join(",", lines).split(",", -1));
  }

  private boolean trust(String address) {
    return trust(InetAddress.ofLiteral(address));
  }

  /** Whether {@code address} belongs to one of them. */
  boolean trust(InetAddress address) {
    return networks.stream().anyMatch(network -> network.matches(address));
  }

  private static String withoutZone(String address) {
    int zone = address.indexOf('%');
    return zone < 0 ? address : address.substring(0, zone);
  }

  private static Optional<String> addressIn(String claim) {
    Matcher matcher = CLAIM.matcher(claim);
    return matcher.matches() ? literal(claimedBy(matcher)) : Optional.empty();
  }

  private static String claimedBy(Matcher matcher) {
    for (int group = 1; group < matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return matcher.group(group);
      }
    }
    return matcher.group(matcher.groupCount());
  }

  /** The address in the form that sockets use; IPv4 only as four decimal numbers. */
  private static Optional<String> literal(String text) {
    try {
      InetAddress address = InetAddress.ofLiteral(text);
      String canonical = IPv6Utils.canonize(address.getHostAddress());
      boolean abbreviated =
          address instanceof Inet4Address && !text.contains(":") && !text.equals(canonical);
      return abbreviated ? Optional.empty() : Optional.of(canonical);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static NetMask network(String text) {
    Matcher matcher = NETWORK.matcher(text);
    if (!matcher.matches() || literal(matcher.group(1)).isEmpty()) {
      throw notNetwork(text, "is neither an address nor a range of addresses");
    }
    if (EVERY_ADDRESS.matcher(text).matches()) {
      throw notNetwork(text, "trusts every address");
    }
    try {
      return new NetMask(text);
    } catch (IllegalArgumentException e) {
      throw notNetwork(text, "has more bits than an address");
    }
  }

  private static IllegalArgumentException notNetwork(String text, String reason) {
    return new IllegalArgumentException(
        "\"%s\" %s: give the addresses of your proxies, for instance 10.0.0.7, 10.0.0.0/8 or fd00::/8"
            .formatted(text, reason));
  }
}
