package dev.hexauth.adapter.web;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What other services can find out about this one (RFC 8414).
 *
 * @param issuer the {@code iss} of tokens, a URL without a slash at its end under which all routes
 *     are reached
 * @param algorithms those of the keys that verify access tokens (RFC 7518, 3.1); may be empty
 */
public record Metadata(String issuer, List<String> algorithms) {

  /** Nothing is published: the routes do not exist. */
  public static final Metadata NONE = new Metadata("", List.of());

  /** Copies the algorithms. */
  public Metadata {
    algorithms = List.copyOf(algorithms);
  }

  /**
   * The paths of the document. If the issuer has a path, a proxy can serve the document below that
   * path, or pass the path on as RFC 8414, 3.1 has it.
   */
  Set<String> paths() {
    return equals(NONE)
        ? Set.of()
        : Stream.of(
                MetadataController.ROUTE,
                MetadataController.OPENID_ROUTE,
                MetadataController.ROUTE + URI.create(issuer).getPath())
            .collect(Collectors.toUnmodifiableSet());
  }
}
