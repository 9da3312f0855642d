package dev.hexauth.adapter.web;

import dev.hexauth.adapter.web.http.PublicRoutes;
import dev.hexauth.domain.Mutable;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.request.ServletWebRequest;

/** Publishes {@code openapi.yaml}, which describes every route, to pages of any origin. */
@Controller
@Mutable("page")
final class OpenApiController {

  static final String ROUTE = "/openapi.yaml";

  private static final String FILE = "openapi.yaml";

  private final byte[] page;
  private final String tag;

  OpenApiController() {
    this.page = read();
    CRC32C checksum = new CRC32C();
    checksum.update(page);
    this.tag = '"' + HexFormat.of().toHexDigits((int) checksum.getValue()) + '"';
  }

  @GetMapping(ROUTE)
  void page(ServletWebRequest request, HttpServletResponse response) throws IOException {
    PublicRoutes.publish(response);
    if (request.checkNotModified(tag)) {
      return;
    }
    response.setContentType("application/yaml");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }

  private static byte[] read() {
    try (InputStream file = OpenApiController.class.getResourceAsStream(FILE)) {
      return Objects.requireNonNull(file, FILE).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
