package dev.hexauth.resource;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What hexauth says about itself (RFC 8414, 2).
 *
 * @param uri of the document
 */
record Metadata(URI uri, Map<String, Object> members) {

  /**
   * Asks the path of OpenID Connect Discovery, then that of RFC 8414, 3.1, which differs for an
   * issuer with a path.
   */
  static CompletableFuture<Metadata> of(URI issuer, Hexauth hexauth) {
    String text = issuer.toString();
    URI openid = URI.create(text.replaceFirst("/$", "") + "/.well-known/openid-configuration");
    URI oauth =
        issuer.resolve(
            "/.well-known/oauth-authorization-server" + issuer.getRawPath().replaceFirst("/$", ""));
    return at(openid, issuer, hexauth)
        .exceptionallyCompose(failure ->
            isNotFound(failure)
                ? at(oauth, issuer, hexauth)
                : CompletableFuture.failedFuture(failure));
  }

  private static boolean isNotFound(Throwable failure) {
    return Hexauth.unwrapped(failure) instanceof HexauthUnavailableException unavailable
        && unavailable.isNotFound();
  }

  private static CompletableFuture<Metadata> at(URI uri, URI issuer, Hexauth hexauth) {
    return hexauth
        .get(uri)
        .thenApply(members -> {
          // Without this check one server could speak for another (RFC 8414, 3.3).
          if (!issuer.toString().equals(members.get("issuer"))) {
            throw new HexauthUnavailableException(
                uri + " is of the issuer " + members.get("issuer") + ", not of " + issuer);
          }
          return new Metadata(uri, Map.copyOf(members));
        });
  }

  /** The endpoint of that name. */
  URI endpoint(String name) {
    @Nullable Object value = members.get(name);
    if (value instanceof String text && text.matches("https?://[^/].*")) {
      try {
        return URI.create(text);
      } catch (IllegalArgumentException e) {
        throw new HexauthUnavailableException(uri + " has a wrong " + name, e);
      }
    }
    throw new HexauthUnavailableException(uri + " has no " + name);
  }
}
