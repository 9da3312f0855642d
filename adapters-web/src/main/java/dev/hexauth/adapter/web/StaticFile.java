package dev.hexauth.adapter.web;

import dev.hexauth.domain.Mutable;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;

/** A text as it is served: plain and, where that is shorter, compressed. */
@Mutable({"plain", "gzip"})
final class StaticFile {

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml; charset=utf-8");

  private final String type;
  private final byte[] plain;
  private final byte[] gzip;

  /** Weak, because it is the same for both encodings (RFC 9110, 8.8.1). */
  private final String tag;

  private StaticFile(String type, byte[] plain) {
    CRC32C checksum = new CRC32C();
    checksum.update(plain);
    this.type = type;
    this.plain = plain;
    this.gzip = compressed(plain);
    this.tag = "W/\"" + HexFormat.of().toHexDigits((int) checksum.getValue()) + '"';
  }

  /** {@code text}, of the type that the end of {@code name} says. */
  static StaticFile of(String name, String text) {
    String end = name.substring(name.lastIndexOf('.') + 1);
    return new StaticFile(
        Objects.requireNonNull(TYPES.get(end), name), text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes the file, or 304 if the client has it. */
  void writeTo(ServletWebRequest request, HttpServletResponse response) throws IOException {
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (request.checkNotModified(tag)) {
      return;
    }
    boolean compressed =
        gzip.length < plain.length && AcceptEncoding.allowsGzip(request.getRequest());
    if (compressed) {
      response.setHeader(HttpHeaders.CONTENT_ENCODING, AcceptEncoding.GZIP);
    }
    byte[] content = compressed ? gzip : plain;
    response.setContentType(type);
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }

  private static byte[] compressed(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
