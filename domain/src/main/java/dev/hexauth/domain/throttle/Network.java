package dev.hexauth.domain.throttle;

import dev.hexauth.domain.session.Client;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The origin of attempts: an IPv4 address, or the first 64 bits of an IPv6 address, because one
 * host may own all the rest (RFC 4291, 2.5.1). An IPv4-mapped IPv6 address counts as its IPv4
 * address (2.5.5.2). All texts that are not an address form one network.
 *
 * @param text the canonical form, without a space
 */
public record Network(String text) {

  private static final Network UNKNOWN = new Network("unknown");

  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final String DOTTED = String.join("\\.", OCTET, OCTET, OCTET, OCTET);
  private static final Pattern IPV4 = Pattern.compile(DOTTED);
  private static final Pattern IPV4_AT_THE_END = Pattern.compile("(?<=:)" + DOTTED + "$");
  private static final Pattern IPV6 =
      Pattern.compile("(::)?[0-9A-Fa-f]{1,4}(::?[0-9A-Fa-f]{1,4}){0,7}(::)?|::");

  private static final Pattern FIRST_64_BITS = Pattern.compile("(.+):[0-9a-f]+::/64");

  private static final int GROUPS = 8;
  private static final List<Integer> MAPPED_PREFIX = List.of(0, 0, 0, 0, 0, 0xffff);

  /** The network of {@code client}. The zone of an IPv6 address is ignored (RFC 4007, 11). */
  public static Network of(Client client) {
    String address = client.address().replaceFirst("%.*", "");
    if (IPV4.matcher(address).matches()) {
      return new Network(address);
    }
    List<Integer> groups = groupsOf(address);
    if (groups.size() != GROUPS) {
      return UNKNOWN;
    }
    return groups.subList(0, MAPPED_PREFIX.size()).equals(MAPPED_PREFIX)
        ? ipv4(groups.get(MAPPED_PREFIX.size()), groups.getLast())
        : new Network("%x:%x:%x:%x::/64".formatted(groups.toArray()));
  }

  /**
   * The first 48 bits of an IPv6 address: the 65,536 networks that one subscriber may have (RFC
   * 6177). Empty for any other network.
   */
  public Optional<Network> site() {
    Matcher network = FIRST_64_BITS.matcher(text);
    return network.matches()
        ? Optional.of(new Network(network.group(1) + "::/48"))
        : Optional.empty();
  }

  private static Network ipv4(int high, int low) {
    return new Network("%d.%d.%d.%d".formatted(high >> 8, high & 0xff, low >> 8, low & 0xff));
  }

  /**
   * The eight 16-bit groups of an IPv6 address (RFC 4291, 2.2), or another number of groups if
   * {@code address} is not one.
   */
  private static List<Integer> groupsOf(String address) {
    String hexadecimal =
        IPV4_AT_THE_END
            .matcher(address)
            .replaceFirst(ipv4 -> "%02x%02x:%02x%02x".formatted(octets(ipv4.group())));
    String[] halves = hexadecimal.split("::", -1);
    if (!IPV6.matcher(hexadecimal).matches() || halves.length > 2) {
      return List.of();
    }
    List<Integer> left = groupsIn(halves[0]);
    if (halves.length == 1) {
      return left;
    }
    List<Integer> right = groupsIn(halves[1]);
    int zeros = Math.max(1, GROUPS - left.size() - right.size());
    return Stream.of(left, Collections.nCopies(zeros, 0), right).flatMap(List::stream).toList();
  }

  private static Object[] octets(String ipv4) {
    return Stream.of(ipv4.split("\\.")).map(Integer::valueOf).toArray();
  }

  private static List<Integer> groupsIn(String half) {
    return Stream.of(half.split(":"))
        .filter(group -> !group.isEmpty())
        .map(group -> Integer.valueOf(group, 16))
        .toList();
  }
}
