package dev.hexauth.bootstrap;

import dev.hexauth.adapter.tokens.TokenSettings;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The setting {@code hexauth.public-url}: where clients and other services reach this one. It is
 * the issuer of tokens, which others compare to the letter (RFC 8414, 3.3), so it has one spelling
 * only.
 *
 * @param publicUrl without a slash at its end; empty: other services find no metadata
 */
record PublicUrl(@DefaultValue("") String publicUrl) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?<scheme>https?)://(?<host>[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\\[[0-9a-f:.]+])"
              + "(?<port>:(?:0|[1-9][0-9]{0,4}))?(?:/(?!\\.{1,2}(?:/|$))[\\w.~-]+)*");

  private static final Pattern LOOPBACK =
      Pattern.compile("http://(?:localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1])(?:[:/].*)?");

  private static final Pattern DEFAULT_PORT =
      Pattern.compile("(?:http://[^/]*:80|https://[^/]*:443)(?:/.*)?");

  private static final int MAX_PORT = 65_535;

  /**
   * The URL, or empty if none is set.
   *
   * @throws IllegalArgumentException if it cannot be an issuer
   */
  Optional<String> checked() {
    if (publicUrl.isBlank()) {
      return Optional.empty();
    }
    require(
        FORM.matcher(publicUrl).matches() && hasHostAndPort(),
        "it must be the URL of a web server in lower case, without a user, query or fragment, and"
            + " without a slash at its end");
    require(
        publicUrl.startsWith("https:") || LOOPBACK.matcher(publicUrl).matches(),
        "it must be https, or http to localhost or a loopback address");
    require(
        !DEFAULT_PORT.matcher(publicUrl).matches(), "it must not name the scheme's default port");
    require(
        publicUrl.length() <= TokenSettings.MAX_LENGTH,
        "it must have at most " + TokenSettings.MAX_LENGTH + " characters");
    return Optional.of(publicUrl);
  }

  private boolean hasHostAndPort() {
    URI url = URI.create(publicUrl);
    return url.getHost() != null && url.getPort() <= MAX_PORT;
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
