package dev.hexauth.domain.session;

/**
 * Where a request came from, as the owner of a session and operators are shown it: neither is proof
 * of anything.
 *
 * @param userAgent what the client says it is, at most {@value #MAX_USER_AGENT} UTF-16 units, empty
 *     if it says nothing
 * @param address the network address, at most {@value #MAX_ADDRESS} units
 */
public record Client(String userAgent, String address) {

  /** The longest user agent that is kept, in UTF-16 units. */
  public static final int MAX_USER_AGENT = 256;

  /** The longest address that is kept: an IPv6 address with its zone. */
  public static final int MAX_ADDRESS = 64;

  /** Cuts what is too long, and replaces each character that is not printable ASCII by a space. */
  public Client {
    userAgent = printable(userAgent, MAX_USER_AGENT);
    address = printable(address, MAX_ADDRESS);
  }

  private static String printable(String text, int maxLength) {
    String cut = text.length() > maxLength ? text.substring(0, maxLength) : text;
    return cut.chars().allMatch(Client::isPrintable) ? cut : cut.replaceAll("[^ -~]", " ");
  }

  private static boolean isPrintable(int unit) {
    return unit >= ' ' && unit <= '~';
  }
}
