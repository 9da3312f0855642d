package dev.hexauth.benchmark.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service as used by one patient caller that prepares a load test. */
final class Api implements AutoCloseable {

  private static final Pattern ACCESS = Pattern.compile("\"access_token\":\"([^\"]+)\"");
  private static final Pattern REFRESH = Pattern.compile("refresh_token=([^;]+);.*");

  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int CONFLICT = 409;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI service;

  Api(InetSocketAddress service) {
    this.service =
        URI.create("http://" + service.getAddress().getHostAddress() + ":" + service.getPort());
  }

  /** Registers a user; whether the e-mail address was free. */
  boolean registered(String email) {
    int status =
        post(
                "/api/auth/register",
                "{\"name\":\"Ada\",\"email\":\"%s\",\"password\":\"%s\",\"passwordConfirm\":\"%s\"}"
                    .formatted(email, Requests.PASSWORD, Requests.PASSWORD),
                Set.of(CREATED, CONFLICT))
            .statusCode();
    return status == CREATED;
  }

  Account login(String email) {
    HttpResponse<String> answer =
        post(
            "/api/auth/login",
            "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, Requests.PASSWORD),
            Set.of(OK));
    Matcher access = ACCESS.matcher(answer.body());
    List<String> refresh =
        answer.headers().allValues("Set-Cookie").stream()
            .map(REFRESH::matcher)
            .filter(Matcher::matches)
            .map(cookie -> cookie.group(1))
            .toList();
    if (!access.find() || refresh.size() != 1) {
      throw new LoadException("a login was answered without tokens: " + answer.statusCode());
    }
    return new Account(email, new Session(access.group(1), refresh.getFirst()));
  }

  private HttpResponse<String> post(String path, String json, Set<Integer> expected) {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build();
    try {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      if (!expected.contains(answer.statusCode())) {
        throw new LoadException(
            path + " was answered with " + answer.statusCode() + " " + answer.body());
      }
      return answer;
    } catch (IOException e) {
      throw new LoadException(path + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoadException("interrupted", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
