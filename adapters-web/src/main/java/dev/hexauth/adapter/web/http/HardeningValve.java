package dev.hexauth.adapter.web.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Adds headers to every answer, so that browsers treat it as data only (ASVS 5.0, V3.4): no page,
 * no frame, no script, no guess at its type, no copy on disk. A page sets its own {@code
 * Content-Security-Policy}.
 *
 * <p>{@code Cross-Origin-Resource-Policy: same-origin} keeps other sites from loading an answer as
 * an image or a script. It has no effect on requests with CORS (Fetch, 3.7: only {@code no-cors}
 * requests are checked), so none on pages of allowed origins. Answers of {@link PublicRoutes} say
 * {@code cross-origin}.
 */
final class HardeningValve extends ValveBase {

  static final String RESOURCE_POLICY = "Cross-Origin-Resource-Policy";

  private static final String CONTENT_POLICY = "Content-Security-Policy";

  private static final String CACHE = "Cache-Control";

  private static final String POLICY =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

  private final Optional<String> hsts;

  /**
   * @param hsts the value of {@code Strict-Transport-Security}, or empty to send none
   */
  HardeningValve(Optional<String> hsts) {
    super(true);
    this.hsts = hsts;
  }

  /** One year, if browsers reach the service over HTTPS only. */
  static Optional<String> hsts(ServerSettings settings) {
    String subdomains = settings.hstsIncludeSubdomains() ? "; includeSubDomains" : "";
    return settings.https() ? Optional.of("max-age=31536000" + subdomains) : Optional.empty();
  }

  /**
   * Sets the headers first, for answers that are sent early, and again afterwards, because errors
   * reset them.
   */
  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    harden(response);
    getNext().invoke(request, response);
    if (!response.isCommitted()) {
      harden(response);
    }
  }

  private void harden(Response response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    hsts.ifPresent(value -> response.setHeader("Strict-Transport-Security", value));
    setUnlessSet(response, CONTENT_POLICY, POLICY);
    setUnlessSet(response, RESOURCE_POLICY, "same-origin");
    setUnlessSet(response, CACHE, "no-store");
  }

  private static void setUnlessSet(Response response, String name, String value) {
    if (response.getHeader(name) == null) {
      response.setHeader(name, value);
    }
  }
}
