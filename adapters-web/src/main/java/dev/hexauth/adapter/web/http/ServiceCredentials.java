package dev.hexauth.adapter.web.http;

import dev.hexauth.domain.service.ServiceCredential;
import dev.hexauth.domain.service.ServiceKey;
import dev.hexauth.domain.service.ServiceName;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a service authenticates with, from the header {@code Authorization} only: its name and
 * a key (RFC 6749, 2.3.1), or the key alone (RFC 6750, 2.1).
 */
public final class ServiceCredentials {

  private static final Pattern BASIC = scheme("Basic");
  private static final Pattern BEARER = scheme("Bearer");

  private ServiceCredentials() {}

  private static Pattern scheme(String name) {
    return Pattern.compile(name + "\\s+(\\S+)", Pattern.CASE_INSENSITIVE);
  }

  /**
   * The credential of the service that sent {@code form}, or empty if there is none that can be
   * right. A {@code client_id} in the form must be the name of that service.
   *
   * @throws InvalidParametersException if there is more than one (RFC 6749, 2.3)
   */
  public static Optional<ServiceCredential> read(HttpServletRequest request, FormBody form) {
    List<String> headers = Collections.list(request.getHeaders("Authorization"));
    if (headers.size() > 1 || (headers.size() == 1 && hasSecret(form))) {
      throw new InvalidParametersException(
          "Authenticate once, with one Authorization header and no secret in the body");
    }
    Optional<ServiceCredential> credential =
        headers.stream().findFirst().flatMap(ServiceCredentials::parse);
    Optional<String> clientId = form.value("client_id");
    return clientId.isEmpty()
        ? credential
        : credential.flatMap(given -> named(given, clientId.get()));
  }

  private static boolean hasSecret(FormBody form) {
    return form.value("client_secret").isPresent() || form.value("client_assertion").isPresent();
  }

  private static Optional<ServiceCredential> named(ServiceCredential given, String clientId) {
    return ServiceName.parse(clientId)
        .filter(given::isFor)
        .map(name -> new ServiceCredential(Optional.of(name), given.key()));
  }

  private static Optional<ServiceCredential> parse(String header) {
    Matcher basic = BASIC.matcher(header);
    if (basic.matches()) {
      return parseBasic(basic.group(1));
    }
    Matcher bearer = BEARER.matcher(header);
    return bearer.matches()
        ? ServiceKey.parse(bearer.group(1)).map(key -> new ServiceCredential(Optional.empty(), key))
        : Optional.empty();
  }

  private static Optional<ServiceCredential> parseBasic(String encoded) {
    String pair;
    try {
      pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    int colon = pair.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : FormText.decode(pair.substring(0, colon))
            .flatMap(ServiceName::parse)
            .flatMap(name ->
                FormText.decode(pair.substring(colon + 1))
                    .flatMap(ServiceKey::parse)
                    .map(key -> new ServiceCredential(Optional.of(name), key)));
  }
}
