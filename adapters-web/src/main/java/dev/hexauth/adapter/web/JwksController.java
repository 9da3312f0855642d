package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.PublicRoutes;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Publishes the keys that verify access tokens (RFC 7517, 5), for other services. */
@Controller
final class JwksController {

  static final String ROUTE = "/.well-known/jwks.json";

  private final byte[] keys;

  JwksController(Jwks keys) {
    this.keys = keys.json().getBytes(StandardCharsets.UTF_8);
  }

  @GetMapping(ROUTE)
  void keys(HttpServletResponse response) throws IOException {
    response.setContentType("application/jwk-set+json");
    PublicRoutes.publish(response);
    response.getOutputStream().write(keys);
  }
}
