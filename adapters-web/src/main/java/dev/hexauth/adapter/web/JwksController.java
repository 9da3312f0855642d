package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.PublicRoutes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Publishes the keys that verify access tokens (RFC 7517, 5), for other services. */
@Controller
final class JwksController {

  static final String ROUTE = "/.well-known/jwks.json";

  private final Jwks keys;

  JwksController(Jwks keys) {
    this.keys = keys;
  }

  @GetMapping(ROUTE)
  void keys(HttpServletRequest request, HttpServletResponse response)
      throws IOException, NoResourceFoundException {
    if (keys.equals(Jwks.NONE)) {
      throw new NoResourceFoundException(HttpMethod.GET, request.getRequestURI(), ROUTE);
    }
    response.setContentType("application/jwk-set+json");
    PublicRoutes.publish(response);
    response.getOutputStream().write(keys.json().getBytes(StandardCharsets.UTF_8));
  }
}
