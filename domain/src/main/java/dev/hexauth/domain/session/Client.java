package dev.hexauth.domain.session;

/**
 * The origin of a request, as the owner of a session and operators see it. A client can send any
 * user agent, so it proves nothing.
 *
 * @param userAgent the header {@code User-Agent}, at most {@value #MAX_USER_AGENT} UTF-16 units;
 *     empty if the client sends none
 * @param address the network address, at most {@value #MAX_ADDRESS} units
 */
public record Client(String userAgent, String address) {

  /** The longest user agent that is kept, in UTF-16 units. */
  public static final int MAX_USER_AGENT = 256;

  /** The longest address that is kept: an IPv6 address with its zone. */
  public static final int MAX_ADDRESS = 64;

  /** Truncates both values, and replaces each character that is not printable ASCII by a space. */
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
