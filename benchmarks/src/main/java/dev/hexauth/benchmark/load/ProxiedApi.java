package dev.hexauth.benchmark.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service as used by a trusted proxy: callers have any addresses. */
final class ProxiedApi implements AutoCloseable {

  /** The environment variable that makes the service trust this one. */
  static final String TRUST = "HEXAUTH_WEB_TRUSTED_PROXIES";

  /** Its value. */
  static final String LOOPBACK = "127.0.0.0/8,::1";

  private static final Pattern ACCESS = Pattern.compile("\"access_token\":\"([^\"]+)\"");

  private static final int NOT_ANSWERED = 0;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI service;

  ProxiedApi(InetSocketAddress service) {
    this.service =
        URI.create("http://" + service.getAddress().getHostAddress() + ":" + service.getPort());
  }

  /**
   * The outcome of a request.
   *
   * @param status of HTTP, or 0 if there was no response
   * @param accessToken if it has one
   */
  record Answer(int status, Optional<String> accessToken, double millis) {

    boolean isSuccess() {
      return status / 100 == 2;
    }
  }

  Answer login(String email, String from) {
    return send("POST", "/api/auth/login", from, Optional.empty(), Requests.loginJson(email));
  }

  Answer register(String email, String from) {
    return send(
        "POST", "/api/auth/register", from, Optional.empty(), Requests.registrationJson(email));
  }

  /** Changes the password to itself. */
  Answer changePassword(String accessToken, String from) {
    String password = Requests.PASSWORD;
    return send(
        "PUT",
        "/api/users/me/password",
        from,
        Optional.of(accessToken),
        "{\"currentPassword\":\"%s\",\"password\":\"%s\",\"passwordConfirm\":\"%s\"}"
            .formatted(password, password, password));
  }

  private Answer send(
      String method, String path, String from, Optional<String> bearer, String json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.resolve(path))
            .header("Content-Type", "application/json")
            .header("X-Forwarded-For", from)
            .method(method, BodyPublishers.ofString(json));
    bearer.ifPresent(token -> request.header("Authorization", "Bearer " + token));
    long start = System.nanoTime();
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      Matcher access = ACCESS.matcher(answer.body());
      return new Answer(
          answer.statusCode(),
          access.find() ? Optional.of(access.group(1)) : Optional.empty(),
          (System.nanoTime() - start) / 1e6);
    } catch (IOException _) {
      return new Answer(NOT_ANSWERED, Optional.empty(), (System.nanoTime() - start) / 1e6);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoadException("interrupted", e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
