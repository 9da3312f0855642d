package dev.hexauth.example.orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls hexauth and the example. */
final class Http {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Pattern TOKEN = Pattern.compile("\"access_token\" ?: ?\"([^\"]+)\"");

  private final String base;

  Http(int port) {
    this.base = "http://localhost:" + port;
  }

  HttpResponse<String> get(String path, String token) {
    return send(request(path).header("Authorization", "Bearer " + token));
  }

  HttpResponse<String> get(String path) {
    return send(request(path));
  }

  int status(String path, String token) {
    return get(path, token).statusCode();
  }

  void register(String address) {
    json(
        "/api/auth/register",
        """
        {"name":"Ada","email":"%s","password":"correct horse","passwordConfirm":"correct horse"}\
        """
            .formatted(address));
  }

  /** The access token of a new session. */
  String login(String address) {
    return token(
        json(
            "/api/auth/login",
            """
            {"email":"%s","password":"correct horse","delivery":"body"}\
            """
                .formatted(address)));
  }

  /** The access token of the service with that key. */
  String tokenOfService(String key) {
    return token(
        send(
            request("/oauth2/token")
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))));
  }

  private HttpResponse<String> json(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static String token(HttpResponse<String> response) {
    Matcher matcher = TOKEN.matcher(response.body());
    if (!matcher.find()) {
      throw new IllegalStateException(response.statusCode() + " " + response.body());
    }
    return matcher.group(1);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
