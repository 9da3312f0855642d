package dev.hexauth.adapter.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hexauth.adapter.web.http.Answer;
import dev.hexauth.adapter.web.http.Body;
import dev.hexauth.adapter.web.http.PublicRoutes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Publishes where other services verify tokens, ask for them and end them (RFC 8414). No URL is
 * made from a header of the request.
 */
@Controller
final class MetadataController {

  static final String ROUTE = "/.well-known/oauth-authorization-server";

  /** Libraries ask here, too (RFC 8414, 5). */
  static final String OPENID_ROUTE = "/.well-known/openid-configuration";

  private static final String BASIC = "client_secret_basic";

  private final Metadata metadata;
  private final Document document;

  MetadataController(Metadata metadata, Jwks keys) {
    this.metadata = metadata;
    this.document = Document.of(metadata, keys);
  }

  /** The document, at the paths of {@link Metadata#paths} only. */
  @GetMapping({ROUTE, OPENID_ROUTE, ROUTE + "/{*path}"})
  Answer metadata(HttpServletRequest request, HttpServletResponse response)
      throws NoResourceFoundException {
    if (!metadata.paths().contains(request.getRequestURI())) {
      throw new NoResourceFoundException(HttpMethod.GET, request.getRequestURI(), ROUTE);
    }
    PublicRoutes.publish(response);
    return Answer.success(HttpServletResponse.SC_OK, document);
  }

  /** RFC 8414, 2. Every endpoint is there, and no other. */
  private record Document(
      String issuer,
      @JsonProperty("jwks_uri") @Nullable String jwksUri,
      @JsonProperty("token_endpoint") String tokenEndpoint,
      @JsonProperty("token_endpoint_auth_methods_supported") List<String> tokenMethods,
      @JsonProperty("introspection_endpoint") String introspectionEndpoint,
      @JsonProperty("introspection_endpoint_auth_methods_supported")
          List<String> introspectionMethods,
      @JsonProperty("revocation_endpoint") String revocationEndpoint,
      @JsonProperty("revocation_endpoint_auth_methods_supported") List<String> revocationMethods,
      @JsonProperty("grant_types_supported") List<String> grantTypes,
      @JsonProperty("response_types_supported") List<String> responseTypes,
      @JsonProperty("access_token_signing_alg_values_supported") @Nullable List<String> algorithms)
      implements Body {

    static Document of(Metadata metadata, Jwks keys) {
      String issuer = metadata.issuer();
      List<String> basic = List.of(BASIC);
      return new Document(
          issuer,
          keys.equals(Jwks.NONE) ? null : issuer + JwksController.ROUTE,
          issuer + OAuthController.TOKEN,
          basic,
          issuer + OAuthController.INTROSPECT,
          basic,
          issuer + OAuthController.REVOKE,
          basic,
          List.of("client_credentials"),
          List.of(),
          metadata.algorithms().isEmpty() ? null : metadata.algorithms());
    }
  }
}
